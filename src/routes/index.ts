import type { FastifyPluginAsync } from 'fastify';
import { listCatalogueMeasuresEndpoint } from './reference/list-catalogue-measures.ts';
import { referenceEndpoints } from './reference/list-reference.ts';
import { getRegulationEndpoint } from './regulations/get-regulation.ts';
import { previewRoadEndpoint } from './regulations/preview-road.ts';
import { listRegulationsEndpoint } from './regulations/list-regulations.ts';
import { publishRegulationEndpoint } from './regulations/publish-regulation.ts';
import { listOrganisationsEndpoint } from './organisations/list-organisations.ts';
import { getOrganisationEndpoint } from './organisations/get-organisation.ts';
import { createOrganisationEndpoint } from './organisations/create-organisation.ts';
import { updateOrganisationEndpoint } from './organisations/update-organisation.ts';
import { externalEndpoints } from './external/external-endpoints.ts';
import { listSpecialistsEndpoint } from './specialists/list-specialists.ts';
import { getSpecialistEndpoint } from './specialists/get-specialist.ts';
import { createSpecialistEndpoint } from './specialists/create-specialist.ts';
import { updateSpecialistEndpoint } from './specialists/update-specialist.ts';
import { getCaseloadEndpoint } from './specialists/get-caseload.ts';
import { getHandoverEndpoint } from './handovers/get-handover.ts';
import { handOverEndpoint } from './handovers/hand-over.ts';
import { listHandoversEndpoint } from './handovers/list-handovers.ts';
import { planHandoverEndpoint } from './handovers/plan-handover.ts';
import { returnHandoverEndpoint } from './handovers/return-handover.ts';
import { getAgendaEndpoint } from './agenda/get-agenda.ts';
import { getSessionAgendaEndpoint } from './agenda/get-session-agenda.ts';
import { createCalendarLinkEndpoint } from './calendars/create-calendar-link.ts';
import { listCalendarLinksEndpoint } from './calendars/list-calendar-links.ts';
import { revokeCalendarLinkEndpoint } from './calendars/revoke-calendar-link.ts';
import { createClientEndpoint } from './clients/create-client.ts';
import { getClientEndpoint } from './clients/get-client.ts';
import { listClientsEndpoint } from './clients/list-clients.ts';
import { revokeClientEndpoint } from './clients/revoke-client.ts';
import { rotateClientSecretEndpoint } from './clients/rotate-client-secret.ts';
import { listFamiliesEndpoint } from './families/list-families.ts';
import { getFamilyEndpoint } from './families/get-family.ts';
import { createFamilyEndpoint } from './families/create-family.ts';
import { updateFamilyEndpoint } from './families/update-family.ts';
import { addFamilyMemberEndpoint } from './families/add-family-member.ts';
import { updateFamilyMemberEndpoint } from './families/update-family-member.ts';
import { eraseFamilyEndpoint } from './families/erase-family.ts';
import { exportFamilyEndpoint } from './families/export-family.ts';
import { exportFamilyDocumentEndpoint } from './families/export-family-document.ts';
import { getQuarterlyReportEndpoint } from './reports/get-quarterly-report.ts';
import { getQuarterlyWorkbookEndpoint } from './reports/get-quarterly-workbook.ts';
import { getSubmittedReportEndpoint } from './reports/get-submitted-report.ts';
import { listFigureCasesEndpoint } from './reports/list-figure-cases.ts';
import { listReportStandingsEndpoint } from './reports/list-report-standings.ts';
import { listSubmittedReportsEndpoint } from './reports/list-submitted-reports.ts';
import { submitReportEndpoint } from './reports/submit-report.ts';
import { countCasesEndpoint } from './statistics/count-cases.ts';
import { countCasesAsTableEndpoint } from './statistics/count-cases-as-table.ts';
import { listJobsEndpoint } from './job-runs/list-jobs.ts';
import { runJobEndpoint } from './job-runs/run-job.ts';
import { listJobRunsEndpoint } from './job-runs/list-job-runs.ts';
import { getJobRunEndpoint } from './job-runs/get-job-run.ts';
import { listJobItemsEndpoint } from './job-runs/list-job-items.ts';
import { openCaseEndpoint } from './cases/open-case.ts';
import { listCasesEndpoint } from './cases/list-cases.ts';
import { getCaseEndpoint } from './cases/get-case.ts';
import { listMeasureProposalsEndpoint } from './cases/list-measure-proposals.ts';
import { factResources } from './facts/all-facts.ts';
import { getTimelineEndpoint } from './timeline/get-timeline.ts';
import { listPartnerMeasuresEndpoint } from './partner/list-measures.ts';
import { getPartnerMeasureEndpoint } from './partner/get-measure.ts';
import { markPartnerMeasureEndpoint } from './partner/mark-measure.ts';
import { reportPartnerMeasureEndpoint } from './partner/report-measure.ts';
import { listPartnerProgrammesEndpoint } from './partner/list-programmes.ts';
import { getPartnerProgrammeEndpoint } from './partner/get-programme.ts';
import { confirmPartnerProgrammeEndpoint } from './partner/confirm-programme.ts';
import { listPartnerLettersEndpoint } from './partner/list-letters.ts';
import { getPartnerLetterEndpoint } from './partner/get-letter.ts';
import { answerPartnerLetterEndpoint } from './partner/answer-letter.ts';
import { listDeliveriesEndpoint } from './cases/list-deliveries.ts';
import { listAlertsEndpoint } from './alerts/list-alerts.ts';
import { getAlertEndpoint } from './alerts/get-alert.ts';
import { acknowledgeAlertEndpoint } from './alerts/acknowledge-alert.ts';
import { snoozeAlertEndpoint } from './alerts/snooze-alert.ts';
import { listAccessesEndpoint } from './audit/list-accesses.ts';
import { getCalendarYearEndpoint } from './calendar/get-calendar-year.ts';
import { getCommissionAgendaEndpoint } from './kdn/get-commission-agenda.ts';
import { getResolutionEndpoint } from './kdn/get-resolution.ts';
import { listResolutionsEndpoint } from './kdn/list-resolutions.ts';
import { getCaseStatusEndpoint } from './kdn/get-case-status.ts';
import { listCaseStatusesEndpoint } from './kdn/list-case-statuses.ts';
import { lookUpCaseStatusesEndpoint } from './kdn/look-up-case-statuses.ts';
import { receiveResolutionEndpoint } from './kdn/receive-resolution.ts';
import { addToCalendarEndpoint } from './calendar/add-to-calendar.ts';
import { publishCalendarYearEndpoint } from './calendar/publish-calendar-year.ts';
import { publishRegionDaysOffEndpoint } from './calendar/publish-region-days-off.ts';
import { listEventTypesEndpoint } from './webhooks/list-event-types.ts';
import { createWebhookEndpoint, deleteWebhookEndpoint, replayWebhookEndpoint, rotateWebhookSecretEndpoint, updateWebhookEndpoint } from './webhooks/change-webhooks.ts';
import { getWebhookEndpoint, listWebhookDeliveriesEndpoint, listWebhooksEndpoint } from './webhooks/read-webhooks.ts';
import { retryWebhookDeliveryEndpoint, testWebhookEndpoint } from './webhooks/try-webhooks.ts';
import { cancelImportEndpoint } from './imports/cancel-import.ts';
import { getDocumentEndpoint } from './documents/get-document.ts';
import { getDocumentContentEndpoint } from './documents/get-document-content.ts';
import { issueDocumentEndpoint } from './documents/issue-document.ts';
import { listDocumentsEndpoint } from './documents/list-documents.ts';
import { putDocumentTemplateEndpoint } from './document-templates/put-template.ts';
import {
  getDocumentTemplateContentEndpoint, listDocumentTemplateFieldsEndpoint, listDocumentTemplatesEndpoint,
} from './document-templates/read-templates.ts';
import { removeDocumentTemplateEndpoint } from './document-templates/remove-template.ts';
import { createFamilyCertificateEndpoint } from './family-certificates/create-family-certificate.ts';
import { getFamilyCertificateEndpoint } from './family-certificates/get-family-certificate.ts';
import { issueFamilyCertificateEndpoint } from './family-certificates/issue-family-certificate.ts';
import { listFamilyCertificatesEndpoint } from './family-certificates/list-family-certificates.ts';
import { exportRecordsEndpoint } from './exports/export-records.ts';
import { continueImportEndpoint } from './imports/continue-import.ts';
import { createImportEndpoint } from './imports/create-import.ts';
import { getImportEndpoint } from './imports/get-import.ts';
import { listImportResultsEndpoint } from './imports/list-import-results.ts';
import { listImportsEndpoint } from './imports/list-imports.ts';

/** Every endpoint of the API, one a line. */
export const resources: FastifyPluginAsync[] = [
  listRegulationsEndpoint,
  getRegulationEndpoint,
  publishRegulationEndpoint,
  previewRoadEndpoint,
  ...referenceEndpoints,
  addToCalendarEndpoint,
  getCalendarYearEndpoint,
  publishCalendarYearEndpoint,
  publishRegionDaysOffEndpoint,
  listCatalogueMeasuresEndpoint,
  listOrganisationsEndpoint,
  getOrganisationEndpoint,
  createOrganisationEndpoint,
  updateOrganisationEndpoint,
  listSpecialistsEndpoint,
  getSpecialistEndpoint,
  createSpecialistEndpoint,
  updateSpecialistEndpoint,
  getCaseloadEndpoint,
  ...externalEndpoints,
  planHandoverEndpoint,
  listHandoversEndpoint,
  getHandoverEndpoint,
  handOverEndpoint,
  returnHandoverEndpoint,
  getAgendaEndpoint,
  getSessionAgendaEndpoint,
  listCalendarLinksEndpoint,
  createCalendarLinkEndpoint,
  revokeCalendarLinkEndpoint,
  listClientsEndpoint,
  getClientEndpoint,
  createClientEndpoint,
  rotateClientSecretEndpoint,
  revokeClientEndpoint,
  listFamiliesEndpoint,
  getFamilyEndpoint,
  createFamilyEndpoint,
  updateFamilyEndpoint,
  addFamilyMemberEndpoint,
  updateFamilyMemberEndpoint,
  eraseFamilyEndpoint,
  exportFamilyEndpoint,
  exportFamilyDocumentEndpoint,
  countCasesEndpoint,
  countCasesAsTableEndpoint,
  getQuarterlyReportEndpoint,
  getQuarterlyWorkbookEndpoint,
  listFigureCasesEndpoint,
  submitReportEndpoint,
  listSubmittedReportsEndpoint,
  getSubmittedReportEndpoint,
  listReportStandingsEndpoint,
  listJobsEndpoint,
  runJobEndpoint,
  listJobRunsEndpoint,
  getJobRunEndpoint,
  listJobItemsEndpoint,
  openCaseEndpoint,
  listCasesEndpoint,
  getCaseEndpoint,
  listMeasureProposalsEndpoint,
  ...factResources,
  getTimelineEndpoint,
  createFamilyCertificateEndpoint,
  listFamilyCertificatesEndpoint,
  getFamilyCertificateEndpoint,
  issueFamilyCertificateEndpoint,
  issueDocumentEndpoint,
  listDocumentsEndpoint,
  getDocumentEndpoint,
  getDocumentContentEndpoint,
  listDocumentTemplatesEndpoint,
  listDocumentTemplateFieldsEndpoint,
  getDocumentTemplateContentEndpoint,
  putDocumentTemplateEndpoint,
  removeDocumentTemplateEndpoint,
  listPartnerMeasuresEndpoint,
  getPartnerMeasureEndpoint,
  markPartnerMeasureEndpoint,
  reportPartnerMeasureEndpoint,
  listPartnerProgrammesEndpoint,
  getPartnerProgrammeEndpoint,
  confirmPartnerProgrammeEndpoint,
  listPartnerLettersEndpoint,
  getPartnerLetterEndpoint,
  answerPartnerLetterEndpoint,
  listDeliveriesEndpoint,
  listAlertsEndpoint,
  getAlertEndpoint,
  acknowledgeAlertEndpoint,
  snoozeAlertEndpoint,
  listCaseStatusesEndpoint,
  getCaseStatusEndpoint,
  lookUpCaseStatusesEndpoint,
  receiveResolutionEndpoint,
  listResolutionsEndpoint,
  getResolutionEndpoint,
  getCommissionAgendaEndpoint,
  listAccessesEndpoint,
  createImportEndpoint,
  continueImportEndpoint,
  listImportsEndpoint,
  getImportEndpoint,
  listImportResultsEndpoint,
  cancelImportEndpoint,
  exportRecordsEndpoint,
  listEventTypesEndpoint,
  listWebhooksEndpoint,
  getWebhookEndpoint,
  createWebhookEndpoint,
  updateWebhookEndpoint,
  deleteWebhookEndpoint,
  rotateWebhookSecretEndpoint,
  testWebhookEndpoint,
  replayWebhookEndpoint,
  listWebhookDeliveriesEndpoint,
  retryWebhookDeliveryEndpoint,
];
