import type { ColumnType, Generated } from 'kysely';
import type { AccessChainTable, AccessCutTable, AccessFamilyTable, AccessRecordTable } from './access-tables.ts';
import type { AlertActionTable, AlertTable } from './alert-tables.ts';
import type { CalendarLinkTable } from './calendar-link-table.ts';
import type { CalendarRevisionTable, CalendarYearTable, RegionDayOffTable } from './calendar-tables.ts';
import type { CaseFactTable, MeasureTable, SupportCaseTable } from './case-tables.ts';
import type { FamilyCertificateCounterTable, FamilyCertificateTable } from './certificate-tables.ts';
import type { NonProfitPartnerTable, TrainingTable, VolunteerTable } from './indicator-tables.ts';
import type { ApiClientTable, BlockedSubjectTable, FailedAttemptTable } from './client-tables.ts';
import type { Immutable, Json } from './column-types.ts';
import type { DocumentTemplateTable, IssuedDocumentTable } from './document-tables.ts';
import type { ExternalIdTable } from './external-id-table.ts';
import type { HandoverCaseTable, HandoverTable } from './handover-tables.ts';
import type { DataImportTable, ImportBatchTable, ImportResultTable } from './import-tables.ts';
import type { DeliveryTable, MeasurePartTable } from './partner-tables.ts';
import type { FamilyMemberTable, FamilyTable, OrganisationTable, SpecialistTable } from './people-tables.ts';
import type {
  CaseDueTable, CaseQuestionnaireTable, CaseSpellTable, FamilyStateTable, SubmittedReportCaseTable, SubmittedReportReadingTable,
  SubmittedReportTable, UntracedCaseTable,
} from './report-tables.ts';
import type { SurveyProviderTable, SurveyResponseTable, SurveyTable } from './survey-tables.ts';
import type { KdnResolutionTable } from './resolution-table.ts';
import type { ExportCountTable } from './privacy-tables.ts';
import type { WebhookDeliveryTable, WebhookPositionTable, WebhookTable } from './webhook-tables.ts';

export interface RegulationTable {
  code: Immutable<string>;
  version: Immutable<number>;
  valid_from: Immutable<string>;
  content: Json<unknown>;
  content_hash: Immutable<string>;
  published_at: Immutable<string>;
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
  items_failed: Generated<number>;
  /** When a finished run was last asked for once more. */
  asked_again_at: string | null;
  error: string | null;
}

/** Something that a job could not do for one subject, and when it is tried again. Ids and codes only. */
export interface JobItemTable {
  job: Immutable<string>;
  region: Immutable<string>;
  /** For example `case 0199…`. */
  subject: Immutable<string>;
  attempts: number;
  /** Null once it is given up. By the service's clock. */
  next_try_at: string | null;
  last_error: string;
  first_failed_at: Immutable<string>;
  last_failed_at: string;
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
  /** Of the form of the data. */
  version: Generated<number>;
  /** Whom the event is addressed to besides the organisation that it comes from. */
  recipient_organisation_id: Immutable<string | null>;
  /** What the municipality's commission may know of the case after it. */
  state: ColumnType<unknown, string | null, never>;
}

/** One row: raised after a restore, so that cursors of before are known. */
export interface FeedEpochTable {
  id: Generated<number>;
  epoch: number;
  raised_at: string | null;
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
  measure_part: MeasurePartTable;
  case_spell: CaseSpellTable;
  case_due: CaseDueTable;
  family_state: FamilyStateTable;
  case_questionnaire: CaseQuestionnaireTable;
  submitted_report: SubmittedReportTable;
  submitted_report_reading: SubmittedReportReadingTable;
  submitted_report_case: SubmittedReportCaseTable;
  survey: SurveyTable;
  survey_provider: SurveyProviderTable;
  survey_response: SurveyResponseTable;
  untraced_case: UntracedCaseTable;
  training: TrainingTable;
  non_profit_partner: NonProfitPartnerTable;
  volunteer: VolunteerTable;
  family_certificate: FamilyCertificateTable;
  family_certificate_counter: FamilyCertificateCounterTable;
  delivery: DeliveryTable;
  caseload_place: CaseloadPlaceTable;
  caseload_counter: CaseloadCounterTable;
  register_counter: RegisterCounterTable;
  handover: HandoverTable;
  handover_case: HandoverCaseTable;
  alert: AlertTable;
  alert_action: AlertActionTable;
  job_run: JobRunTable;
  job_item: JobItemTable;
  outbox: OutboxTable;
  feed_epoch: FeedEpochTable;
  audit_record: AuditRecordTable;
  idempotency_record: IdempotencyRecordTable;
  external_id: ExternalIdTable;
  kdn_resolution: KdnResolutionTable;
  calendar_link: CalendarLinkTable;
  calendar_revision: CalendarRevisionTable;
  calendar_year: CalendarYearTable;
  region_day_off: RegionDayOffTable;
  export_count: ExportCountTable;
  access_record: AccessRecordTable;
  access_family: AccessFamilyTable;
  access_chain: AccessChainTable;
  access_cut: AccessCutTable;
  data_import: DataImportTable;
  import_batch: ImportBatchTable;
  import_result: ImportResultTable;
  webhook: WebhookTable;
  webhook_delivery: WebhookDeliveryTable;
  webhook_position: WebhookPositionTable;
  document_template: DocumentTemplateTable;
  issued_document: IssuedDocumentTable;
}
