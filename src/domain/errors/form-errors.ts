import type { CatalogueEntry } from './catalogue-entry.ts';

/** Refusals to make a paper. */
export const formErrors = {
  'form.subject-missing': {
    kind: 'state',
    ru: 'Документ «{formRu}» составить не из чего: в деле нет {whatRu}.',
    en: 'There is nothing to make the document “{formEn}” of: the case has no {whatEn}.',
  },
  'form.not-executor': {
    kind: 'state',
    ru: 'Организация {what} ничего не исполняет по этой программе: письмо о мероприятиях направлять не о чем.',
    en: 'The organisation {what} carries out nothing of this programme: there are no measures to write to it about.',
  },
  'form.organisation-required': {
    kind: 'input',
    ru: 'Укажите, какому соисполнителю направляется письмо.',
    en: 'Say which co-executor the letter goes to.',
  },
} as const satisfies Record<string, CatalogueEntry>;
