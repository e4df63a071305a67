import { namePattern, systemPattern, valuePattern } from '../schemas/external-id.ts';

/** What the contract's patterns ask for, in words: a person is not to read a regular expression. */
export const patternNames: Record<string, { ru: string; en: string }> = {
  '\\S': { ru: 'текст, в котором есть не только пробелы', en: 'a text that is not blank' },
  '^(19|20|21)\\d{2}-\\d{2}-\\d{2}$': { ru: 'дата ГГГГ-ММ-ДД с 1900 по 2199 год', en: 'a date YYYY-MM-DD from 1900 to 2199' },
  '^\\+?[0-9 ()-]+$': { ru: 'телефон: цифры, пробелы, скобки, дефисы, в начале может быть «+»', en: 'a telephone number' },
  '^[A-Za-z0-9_-]+$': { ru: 'курсор из предыдущего ответа', en: 'a cursor from the answer before' },
  '^https?://[!-~]+$': { ru: 'полный адрес https://… без пробелов', en: 'a full https://… address without spaces' },
  '^[a-z0-9-]+$': { ru: 'код порядка из /v1/regulations', en: 'a regulation’s code from /v1/regulations' },
  [systemPattern]: {
    ru: 'код внешней системы: строчные латинские буквы, цифры, точка и дефис', en: 'an outside system’s code: small Latin letters, digits, dot, hyphen',
  },
  [valuePattern]: {
    ru: 'идентификатор без управляющих знаков и без пробелов по краям', en: 'an identifier without control characters or blanks at its ends',
  },
  [namePattern]: { ru: 'внешний идентификатор `система:значение`', en: 'an external identifier `system:value`' },
};
