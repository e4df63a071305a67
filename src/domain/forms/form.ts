import type { Violation } from '../errors.ts';
import type { DocumentData } from './document-data.ts';
import type { FormModel } from './model.ts';
import type { FormParameters } from './parameters.ts';

/** A paper of a case: what stands against making it, and how it is made. */
export interface CaseForm {
  /** Everything that keeps the paper from being made of this case; nothing for most. */
  refusals(data: DocumentData, parameters: FormParameters): Violation[];
  /** Total: what is not known becomes a blank, so a form without facts shows everything that there is room for. */
  build(data: DocumentData, parameters: FormParameters): FormModel;
}

/** Refuses a paper whose subject the case does not have yet. */
export function subjectMissing(form: { ru: string; en: string }, what: { ru: string; en: string }): Violation {
  return { code: 'form.subject-missing', params: { formRu: form.ru, formEn: form.en, whatRu: what.ru, whatEn: what.en } };
}

/** Refuses a name in the request that leads nowhere. */
export function unknownIn(pointer: string, what: string | number): Violation {
  return { code: 'link.unknown', pointer, params: { what } };
}
