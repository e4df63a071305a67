import type { ColumnType } from 'kysely';
import type { ReportWords } from '../domain/report/words.ts';
import type { Immutable, Json } from './column-types.ts';

/** A stretch of a case's life; see `domain/report/traces.ts`. */
export interface CaseSpellTable {
  case_id: Immutable<string>;
  organisation_id: Immutable<string>;
  region: Immutable<string>;
  family_id: Immutable<string>;
  kind: Immutable<string>;
  number: Immutable<number>;
  value: string;
  from_on: string;
  to_on: string | null;
  value_before: string | null;
  ended_by: string | null;
}

/** Something of a case that had to be done by a day. */
export interface CaseDueTable {
  case_id: Immutable<string>;
  organisation_id: Immutable<string>;
  region: Immutable<string>;
  family_id: Immutable<string>;
  kind: Immutable<string>;
  subject: Immutable<string>;
  code: string;
  body: string | null;
  help_type: string | null;
  executor_kind: string | null;
  wanted_from: string;
  wanted_to: string | null;
  due_on: string;
  late_after: string;
  done_on: string | null;
  not_done_on: string | null;
}

/** Where a family lived and what its categories were, from a day on. */
export interface FamilyStateTable {
  family_id: Immutable<string>;
  organisation_id: Immutable<string>;
  region: Immutable<string>;
  from_on: Immutable<string>;
  municipality: string;
  categories: string[];
}

/** The cases behind a figure of a submitted report. Rows are never changed. */
export interface SubmittedReportCaseTable {
  report_id: Immutable<string>;
  organisation_id: Immutable<string>;
  figure: Immutable<string>;
  case_ids: Immutable<string[]>;
}

/** A report as it was submitted. Rows are never changed. */
export interface SubmittedReportTable {
  id: Immutable<string>;
  organisation_id: Immutable<string>;
  region: Immutable<string>;
  municipality: Immutable<string>;
  report: Immutable<string>;
  receiver: Immutable<string>;
  period: Immutable<string>;
  version: Immutable<number>;
  reason: Immutable<string | null>;
  figures: Json<Record<string, number>>;
  missing: Json<{ code: string; cases: number }[]>;
  words: ColumnType<ReportWords, string | undefined, never>;
  sha256: Immutable<string>;
  submitted_at: Immutable<string>;
  submitted_by: Immutable<string>;
}

/** What a family answered to a questionnaire, without its words. Rows are never changed. */
export interface CaseQuestionnaireTable {
  case_id: Immutable<string>;
  fact_seq: Immutable<number>;
  organisation_id: Immutable<string>;
  region: Immutable<string>;
  family_id: Immutable<string>;
  on_date: Immutable<string>;
  satisfaction: Immutable<number>;
  overcame: Immutable<string>;
}

/** When the receiver of a submitted report first read it. Rows are never changed. */
export interface SubmittedReportReadingTable {
  report_id: Immutable<string>;
  organisation_id: Immutable<string>;
  read_at: Immutable<string>;
  read_by: Immutable<string>;
}

/** A case of an earlier release whose traces are not there yet. */
export interface UntracedCaseTable {
  region: Immutable<string>;
  case_id: Immutable<string>;
}
