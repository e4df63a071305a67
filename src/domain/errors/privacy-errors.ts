import type { CatalogueEntry } from './catalogue-entry.ts';

/** Refusals about the destruction of personal data and about figures. */
export const privacyErrors = {
  'erasure.case-open': {
    kind: 'state',
    ru: 'Сопровождение {caseId} не завершено («{statusRu}»): персональные данные уничтожаются после завершения и постсопровождения.',
    en: 'The case {caseId} has not ended (“{statusEn}”): personal data are destroyed after its end and the watch that follows.',
  },
  'family.erased': {
    kind: 'state',
    ru: 'Персональные данные этой семьи уничтожены {date}: её карточку и дела больше нельзя менять.',
    en: 'The personal data of this family were destroyed on {date}: its card and its cases can no longer be changed.',
  },
  'statistics.not-a-quarter-end': {
    kind: 'input',
    ru: 'Отчётная дата — последний день завершившегося квартала, не позднее {latest}.',
    en: 'The reporting date is the last day of a quarter that is over, {latest} at the latest.',
  },
} as const satisfies Record<string, CatalogueEntry>;
