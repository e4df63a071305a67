import type { ColumnType, Generated } from 'kysely';
import type { FeedState } from '../domain/case/feed-state.ts';
import type { Immutable, Json } from './column-types.ts';

/** The case with what `assess` said of it when it was last written: the list's and the jobs' view. */
export interface SupportCaseTable {
  id: Immutable<string>;
  organisation_id: Immutable<string>;
  region: Immutable<string>;
  municipality: string;
  family_id: Immutable<string>;
  form: Immutable<string>;
  member_id: Immutable<string | null>;
  regulation_code: Immutable<string>;
  regulation_version: number;
  time_zone: string;
  reopens_case_id: Immutable<string | null>;
  opened_on: Immutable<string>;
  ground: Immutable<string>;
  status: string;
  level: string | null;
  /** The level that takes a place in the curator's load; null when the case takes none. */
  counted_level: string | null;
  curator_id: string | null;
  /** Who took the application; the case is theirs to see until it has a curator. */
  intake_specialist_id: Immutable<string | null>;
  register_year: number | null;
  register_number: number | null;
  starts_on: string | null;
  ends_on: string | null;
  longest_ends_on: string | null;
  outcome: string | null;
  /** The next day on which `assess` says something else by the calendar alone; null when nothing will change. */
  reassess_on: string | null;
  /** What the status is from that day on. */
  status_then: string | null;
  /** The day on which the next post-support check is to be scheduled; null when none is to be. */
  schedule_check_on: string | null;
  /** The post-support checks that are neither scheduled nor made, by number; null when there are none. */
  checks_to_schedule: ColumnType<{ number: number; dueOn: string; scheduleOn: string }[] | null, string | null, string | null>;
  fact_count: number;
  /** What a commission may know besides the columns; see `domain/case/feed-state.ts`. */
  feed_state: ColumnType<FeedState, string | undefined, string>;
  /** Where its deadlines stand, as the feed tells it: the first and the last day on which that is right, and JSON; null when nobody has said it. */
  deadlines_shown: string | null;
  /** What a commission sees of its open alerts; triggers keep it. */
  commission_alerts: ColumnType<unknown[], never, never>;
  /** The case as lists show it, as JSON in ASCII without outside names and closing brace; a trigger keeps it, and null is a row that nobody has written since. */
  list_line: ColumnType<string | null, never, never>;
  /** False where no outside system has a name for it, its programmes or measures; triggers keep it, and true says only that one may. */
  is_named: Generated<boolean>;
  /** False once the family's data were destroyed. */
  in_feed: Generated<boolean>;
  /** The transaction that wrote the row last, and the one that last changed what a commission may know; a trigger sets both. */
  last_xid: Generated<string>;
  changed_xid: Generated<string>;
  /** The revision of the working calendar that its dates are counted by. */
  calendar_revision: Generated<number>;
  created_at: Immutable<string>;
  version: Generated<number>;
}

/** What happened, in the order of recording. Rows are never changed. */
export interface CaseFactTable {
  id: Immutable<string>;
  case_id: Immutable<string>;
  organisation_id: Immutable<string>;
  seq: Immutable<number>;
  kind: Immutable<string>;
  happened_on: Immutable<string>;
  recorded_at: Immutable<string>;
  recorded_by: Immutable<string>;
  data: Json<unknown>;
}

export interface MeasureTable {
  case_id: Immutable<string>;
  programme_number: Immutable<number>;
  number: Immutable<number>;
  organisation_id: Immutable<string>;
  family_id: Immutable<string>;
  region: Immutable<string>;
  help_type: string;
  title: string;
  due_on: string;
  executor_kind: string;
  executor_organisation_id: string | null;
  state: string;
  target_member_ids: string[];
  term_from: string | null;
  term_to: string | null;
}
