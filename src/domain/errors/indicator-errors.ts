import type { CatalogueEntry } from './catalogue-entry.ts';

/** Training, non-profit organisations and volunteers: what target indicators count beside cases. */
export const indicatorErrors = {
  'engagement.end-before-start': {
    kind: 'input',
    ru: 'Последний день {until} раньше первого, {from}.',
    en: 'The last day, {until}, is before the first, {from}.',
  },
  'engagement.over': {
    kind: 'state',
    ru: 'Участие уже окончено {until}. Если запись ошибочна, аннулируйте её и внесите заново.',
    en: 'This was over on {until} already. If the record is wrong, annul it and enter another.',
  },
  'record.annulled': {
    kind: 'state',
    ru: 'Запись аннулирована {date} как ошибочная: внесите новую.',
    en: 'The record was annulled on {date} as a mistake: enter another.',
  },
  'record.reason-required': {
    kind: 'input',
    ru: 'Ошибочную запись аннулируют с причиной.',
    en: 'A record is annulled as a mistake with a reason.',
  },
  'non-profit.name-required': {
    kind: 'input',
    ru: 'Назовите некоммерческую организацию: её название или запись в справочнике организаций (partnerId).',
    en: 'Name the non-profit organisation: its name, or its record in the directory (partnerId).',
  },
  'non-profit.ogrn-wrong': {
    kind: 'input',
    ru: 'В ОГРН {number} ошибка: контрольная цифра не сходится.',
    en: 'The registration number (ОГРН) {number} is mistyped: its check digit does not fit.',
  },
  'non-profit.inn-wrong': {
    kind: 'input',
    ru: 'В ИНН {number} ошибка: контрольная цифра не сходится.',
    en: 'The taxpayer number (ИНН) {number} is mistyped: its check digit does not fit.',
  },
  'volunteer.trained': {
    kind: 'state',
    ru: 'Специальная подготовка добровольца уже внесена: {date}.',
    en: 'The volunteer’s special training is on record already: {date}.',
  },
  'volunteer.erased': {
    kind: 'state',
    ru: 'Персональные данные добровольца уничтожены {date}.',
    en: 'The volunteer’s personal data were destroyed on {date}.',
  },
  'volunteer.still-engaged': {
    kind: 'state',
    ru: 'Доброволец ещё участвует: сначала внесите окончание, затем уничтожайте данные.',
    en: 'The volunteer is still engaged: enter the end first, then destroy the data.',
  },
} as const satisfies Record<string, CatalogueEntry>;
