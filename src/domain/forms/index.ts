import { refuseIfAny } from '../errors.ts';
import { agreementForm } from './agreement.ts';
import { applicationForm } from './application.ts';
import { caseFileForm } from './case-file.ts';
import type { CaseFormCode } from './codes.ts';
import { consentForm } from './consent.ts';
import { decisionExtractForm } from './decision-extract.ts';
import type { DocumentData } from './document-data.ts';
import { endNoticeForm } from './end-notice.ts';
import { executorLetterForm } from './executor-letter.ts';
import type { CaseForm } from './form.ts';
import { livingConditionsForm } from './living-conditions-report.ts';
import type { FormModel } from './model.ts';
import type { FormParameters } from './parameters.ts';
import { postSupportCheckForm } from './post-support-check.ts';
import { programmeForm } from './programme.ts';

/** The papers of a case (печатные формы), by code. */
export const caseForms: Readonly<Record<CaseFormCode, CaseForm>> = {
  application: applicationForm,
  consent: consentForm,
  'living-conditions-report': livingConditionsForm,
  'decision-extract': decisionExtractForm,
  agreement: agreementForm,
  programme: programmeForm,
  'executor-letter': executorLetterForm,
  'end-notice': endNoticeForm,
  'post-support-check': postSupportCheckForm,
  'case-file': caseFileForm,
};

/** Makes a paper of a case. @throws DomainError with everything that keeps it from being made */
export function caseForm(code: CaseFormCode, data: DocumentData, parameters: FormParameters): FormModel {
  const form = caseForms[code];
  refuseIfAny(form.refusals(data, parameters));
  return form.build(data, parameters);
}
