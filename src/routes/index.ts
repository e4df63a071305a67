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
import { listDeliveriesEndpoint } from './cases/list-deliveries.ts';
import { listAlertsEndpoint } from './alerts/list-alerts.ts';
import { getAlertEndpoint } from './alerts/get-alert.ts';
import { acknowledgeAlertEndpoint } from './alerts/acknowledge-alert.ts';
import { snoozeAlertEndpoint } from './alerts/snooze-alert.ts';
import { listAccessesEndpoint } from './audit/list-accesses.ts';
import { getCalendarYearEndpoint } from './calendar/get-calendar-year.ts';
import { addToCalendarEndpoint } from './calendar/add-to-calendar.ts';
import { publishCalendarYearEndpoint } from './calendar/publish-calendar-year.ts';
import { publishRegionDaysOffEndpoint } from './calendar/publish-region-days-off.ts';
import { exportRecordsEndpoint } from './exports/export-records.ts';
import { familyEndpoints } from './families/family-endpoints.ts';
import { reportEndpoints } from './reports/report-endpoints.ts';
import { surveyEndpoints } from './surveys/survey-endpoints.ts';
import { indicatorEndpoints } from './indicators/indicator-endpoints.ts';
import { trainingEndpoints } from './trainings/training-endpoints.ts';
import { nonProfitPartnerEndpoints } from './non-profit-partners/non-profit-partner-endpoints.ts';
import { volunteerEndpoints } from './volunteers/volunteer-endpoints.ts';
import { chartEndpoints } from './charts/chart-endpoints.ts';
import { certificateEndpoints } from './family-certificates/certificate-endpoints.ts';
import { registerEndpoints } from './registers/register-endpoints.ts';
import { documentEndpoints } from './documents/document-endpoints.ts';
import { templateEndpoints } from './document-templates/template-endpoints.ts';
import { partnerEndpoints } from './partner/partner-endpoints.ts';
import { commissionEndpoints } from './kdn/commission-endpoints.ts';
import { importEndpoints } from './imports/import-endpoints.ts';
import { webhookEndpoints } from './webhooks/webhook-endpoints.ts';

/** Every endpoint of the API; folders with several list their own. */
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
  ...familyEndpoints,
  countCasesEndpoint,
  countCasesAsTableEndpoint,
  ...reportEndpoints,
  ...surveyEndpoints,
  ...indicatorEndpoints,
  ...trainingEndpoints,
  ...nonProfitPartnerEndpoints,
  ...volunteerEndpoints,
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
  ...chartEndpoints,
  ...certificateEndpoints,
  ...registerEndpoints,
  ...documentEndpoints,
  ...templateEndpoints,
  ...partnerEndpoints,
  listDeliveriesEndpoint,
  listAlertsEndpoint,
  getAlertEndpoint,
  acknowledgeAlertEndpoint,
  snoozeAlertEndpoint,
  ...commissionEndpoints,
  listAccessesEndpoint,
  ...importEndpoints,
  exportRecordsEndpoint,
  ...webhookEndpoints,
];
