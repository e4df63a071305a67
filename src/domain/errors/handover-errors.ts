import type { CatalogueEntry } from './catalogue-entry.ts';

/** Refusals to hand a curator's cases over to colleagues. */
export const handoverErrors = {
  'handover.nothing': {
    kind: 'state',
    ru: 'У этого специалиста нет открытых дел: передавать нечего.',
    en: 'The specialist has no open cases: there is nothing to hand over.',
  },
  'handover.does-not-fit': {
    kind: 'state',
    ru: 'Семье {familyId} (дело {caseId}, уровень «{levelRu}») нет места у названных кураторов: {tried}. Место есть у: {room}.',
    en: 'There is no room for the family {familyId} (case {caseId}, level “{levelEn}”) with the curators named: {tried}. There is room with: {room}.',
  },
  'handover.case-refused': {
    kind: 'state',
    ru: 'Дело {caseId} сейчас нельзя передать. {whyRu}',
    en: 'The case {caseId} cannot be handed over now. {whyEn}',
  },
  'handover.family-divided': {
    kind: 'input',
    ru: 'Дела семьи {familyId} передаются одному куратору, а названы разные.',
    en: 'The cases of the family {familyId} go to one curator, and different ones are named.',
  },
  'handover.colleague-missing': {
    kind: 'input',
    ru: 'Не сказано, кому передать семью {familyId}: назовите куратора при деле или кураторов в `to`.',
    en: 'It is not said who is to take the family {familyId}: name a curator with the case, or curators in `to`.',
  },
  'handover.until-past': {
    kind: 'input',
    ru: 'Последний день передачи {until} уже прошёл: он не раньше {earliest}.',
    en: 'The last day of the handover, {until}, is over: it is {earliest} at the earliest.',
  },
  'handover.dismissal-for-good': {
    kind: 'input',
    ru: 'При увольнении дела передаются насовсем: уберите `until`.',
    en: 'On dismissal the cases are handed over for good: leave `until` out.',
  },
  'handover.not-temporary': {
    kind: 'state',
    ru: 'Эта передача не временная или уже завершена: возвращать нечего.',
    en: 'This handover is not a temporary one, or it has ended: there is nothing to return.',
  },
} as const satisfies Record<string, CatalogueEntry>;
