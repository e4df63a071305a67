import { alertErrors } from './errors/alert-errors.ts';
import { calendarLinkErrors } from './errors/calendar-link-errors.ts';
import { calendarErrors } from './errors/calendar-errors.ts';
import { chartErrors } from './errors/chart-errors.ts';
import { consentErrors } from './errors/consent-errors.ts';
import { documentErrors } from './errors/document-errors.ts';
import { externalIdErrors } from './errors/external-id-errors.ts';
import { formErrors } from './errors/form-errors.ts';
import { handoverErrors } from './errors/handover-errors.ts';
import { importErrors } from './errors/import-errors.ts';
import { indicatorErrors } from './errors/indicator-errors.ts';
import { privacyErrors } from './errors/privacy-errors.ts';
import { partnerErrors } from './errors/partner-errors.ts';
import { programmeErrors } from './errors/programme-errors.ts';
import { registerErrors } from './errors/register-errors.ts';
import { regulationErrors } from './errors/regulation-errors.ts';
import { reportErrors } from './errors/report-errors.ts';
import { requestErrors } from './errors/request-errors.ts';
import { resolutionErrors } from './errors/resolution-errors.ts';
import { roadErrors } from './errors/road-errors.ts';
import { sandboxErrors } from './errors/sandbox-errors.ts';
import { surveyErrors } from './errors/survey-errors.ts';
import { webhookErrors } from './errors/webhook-errors.ts';

/** Every refusal that the domain can utter. Texts say what happened and what to do, in Russian and English. */
export const errorCatalogue = { ...requestErrors, ...roadErrors, ...consentErrors, ...programmeErrors, ...partnerErrors, ...calendarErrors, ...calendarLinkErrors, ...regulationErrors, ...privacyErrors, ...alertErrors, ...handoverErrors, ...externalIdErrors, ...resolutionErrors, ...importErrors, ...indicatorErrors, ...sandboxErrors, ...surveyErrors, ...webhookErrors, ...reportErrors, ...registerErrors, ...formErrors, ...documentErrors, ...chartErrors };

export type ErrorCode = keyof typeof errorCatalogue;
