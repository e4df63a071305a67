import type { Generated } from 'kysely';
import type { AccessChainTable, AccessFamilyTable, AccessRecordTable } from './access-tables.ts';
import type { CalendarRevisionTable, CalendarYearTable, RegionDayOffTable } from './calendar-tables.ts';
import type { ApiClientTable, BlockedSubjectTable, FailedAttemptTable } from './client-tables.ts';
import type { Immutable, Json } from './column-types.ts';
import type { FamilyMemberTable, FamilyTable, OrganisationTable, SpecialistTable } from './people-tables.ts';
import type { ExportCountTable } from './privacy-tables.ts';

export interface RegulationTable {
  code: Immutable<string>;
  version: Immutable<number>;
  valid_from: Immutable<string>;
  content: Json<unknown>;
  content_hash: Immutable<string>;
  published_at: Immutable<string>;
}

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
  /** The day on which the next post-support check is to be scheduled; null when none is to be. */
  schedule_check_on: string | null;
  fact_count: number;
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

/** A family's place with a curator. A trigger keeps `caseload_counter` and refuses a place beyond the capacity. */
export interface CaseloadPlaceTable {
  specialist_id: Immutable<string>;
  family_id: Immutable<string>;
  organisation_id: Immutable<string>;
  level: string;
  limit_group: string;
  units: number;
  capacity: number;
  override_reason: string | null;
}

export interface CaseloadCounterTable {
  specialist_id: Immutable<string>;
  limit_group: Immutable<string>;
  used: number;
}

export interface RegisterCounterTable {
  organisation_id: Immutable<string>;
  year: Immutable<number>;
  last_number: number;
}

/** Planned (`raised_at` null), open and ended alerts. `assess` plans them; a job raises what falls due. */
export interface AlertTable {
  id: Immutable<string>;
  case_id: Immutable<string>;
  region: Immutable<string>;
  organisation_id: Immutable<string>;
  kind: Immutable<string>;
  /** What within the case, for example `programme`, `measure:1.3`, `check:2`. */
  subject: Immutable<string>;
  severity: string;
  raise_on: Immutable<string>;
  /** The day on which the alert ends by itself because another takes over; null for none. */
  lapse_on: string | null;
  due_on: Immutable<string>;
  citation: Json<unknown>;
  planned_at: Immutable<string>;
  raised_at: string | null;
  ended_at: string | null;
}

/** A run of a job for one day of one region: planned when it falls due, claimed under a lease, finished by the claim's fence number. */
export interface JobRunTable {
  id: Immutable<string>;
  job: Immutable<string>;
  region: Immutable<string>;
  /** The region's date that the run is for. */
  day: Immutable<string>;
  due_at: Immutable<string>;
  state: string;
  attempts: number;
  claimed_by: string | null;
  /** While running: the claim holds until then. While due: not to be claimed before, after a failed attempt. By the database's clock. */
  lease_until: string | null;
  fence: number;
  started_at: string | null;
  finished_at: string | null;
  rows_changed: number;
  error: string | null;
}

/** Status changes and facts for feeds and webhooks, ordered by (xid, pos). Ids and kinds only. */
export interface OutboxTable {
  pos: Generated<number>;
  xid: Generated<string>;
  region: Immutable<string>;
  organisation_id: Immutable<string | null>;
  municipality: Immutable<string | null>;
  case_id: Immutable<string | null>;
  kind: Immutable<string>;
  data: Json<unknown>;
  occurred_at: Immutable<string>;
}

export interface AuditRecordTable {
  id: Immutable<string>;
  occurred_at: Immutable<string>;
  client_id: Immutable<string>;
  role: Immutable<string>;
  operation: Immutable<string>;
  trace_id: Immutable<string>;
  organisation_id: Immutable<string | null>;
  subject_kind: Immutable<string>;
  subject_id: Immutable<string>;
  detail: Json<unknown>;
}

export interface IdempotencyRecordTable {
  client_id: Immutable<string>;
  method: Immutable<string>;
  path: Immutable<string>;
  key: Immutable<string>;
  fingerprint: Immutable<string>;
  status: Immutable<number>;
  headers: Json<Record<string, string>>;
  body: Json<unknown>;
  created_at: Immutable<string>;
}

export interface Database {
  organisation: OrganisationTable;
  specialist: SpecialistTable;
  api_client: ApiClientTable;
  failed_attempt: FailedAttemptTable;
  blocked_subject: BlockedSubjectTable;
  family: FamilyTable;
  family_member: FamilyMemberTable;
  regulation: RegulationTable;
  support_case: SupportCaseTable;
  case_fact: CaseFactTable;
  measure: MeasureTable;
  caseload_place: CaseloadPlaceTable;
  caseload_counter: CaseloadCounterTable;
  register_counter: RegisterCounterTable;
  alert: AlertTable;
  job_run: JobRunTable;
  outbox: OutboxTable;
  audit_record: AuditRecordTable;
  idempotency_record: IdempotencyRecordTable;
  calendar_revision: CalendarRevisionTable;
  calendar_year: CalendarYearTable;
  region_day_off: RegionDayOffTable;
  export_count: ExportCountTable;
  access_record: AccessRecordTable;
  access_family: AccessFamilyTable;
  access_chain: AccessChainTable;
}
