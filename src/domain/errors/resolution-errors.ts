import type { CatalogueEntry } from './catalogue-entry.ts';

/** Refusals around the resolutions and recommendations of a commission on minors' affairs (КДНиЗП). */
export const resolutionErrors = {
  'resolution.received-already': {
    kind: 'state',
    ru: 'Постановление № {number} от {date} этой комиссии уже принято службой: {resolutionId}.',
    en: 'Resolution No. {number} of {date} of this commission has been received already: {resolutionId}.',
  },
  'resolution.text-missing': {
    kind: 'input',
    ru: 'Не сказано, что постановлено: укажите `text` у этого пункта или общий `text` постановления.',
    en: 'It is not said what was resolved: give this item a `text`, or the resolution one for all.',
  },
  'resolution.other-municipality': {
    kind: 'input',
    ru: 'Семья живёт не в муниципальном образовании комиссии: укажите «{municipality}» или обратитесь в комиссию по месту жительства.',
    en: 'The family does not live in the commission’s municipality: name “{municipality}”, or turn to the commission of its place.',
  },
  'recommendation.nothing-to-answer': {
    kind: 'state',
    ru: 'У дела нет рекомендаций КДНиЗП, которые ждут ответа.',
    en: 'The case has no recommendation of the commission that waits for an answer.',
  },
  'recommendation.answered': {
    kind: 'state',
    ru: 'На эту рекомендацию ответ уже дан {date}.',
    en: 'This recommendation was answered on {date}.',
  },
} as const satisfies Record<string, CatalogueEntry>;
