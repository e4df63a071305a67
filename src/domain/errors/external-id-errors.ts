import type { CatalogueEntry } from './catalogue-entry.ts';

/** Names that outside systems give to records (внешние идентификаторы). */
export const externalIdErrors = {
  'external-id.taken': {
    kind: 'state',
    ru: 'Идентификатор «{name}» в этом регионе уже занят другой записью. Проверьте его; данный по ошибке снимают на той записи.',
    en: 'The identifier “{name}” is another record’s in this region. Check it; one given in error is released on that record.',
  },
  'external-id.other-name': {
    kind: 'state',
    ru: 'У этой записи в системе «{system}» уже есть идентификатор «{value}». Сначала снимите его.',
    en: 'This record is called “{value}” in the system “{system}” already. Release that identifier first.',
  },
  'external-id.repeated': {
    kind: 'input',
    ru: 'Идентификатор системы «{system}» повторяется: у записи он один, и двум записям один не дают.',
    en: 'An identifier of the system “{system}” is repeated: a record has one, and two records never share one.',
  },
  'external-id.fixed-field': {
    kind: 'state',
    ru: 'Поле «{field}» существующей записи не меняется: сейчас в нём «{present}».',
    en: 'The field “{field}” of a record does not change: it is “{present}”.',
  },
  'external-id.case-stands': {
    kind: 'state',
    ru: 'Дело открыто с другими данными ({fields}). Дело меняется только новыми фактами, а не повторным открытием.',
    en: 'The case was opened with other data ({fields}). A case changes by new facts only, not by opening it again.',
  },
  'external-id.one-of': {
    kind: 'input',
    ru: 'Укажите ровно одно из полей: {fields}.',
    en: 'Give exactly one of the fields: {fields}.',
  },
} as const satisfies Record<string, CatalogueEntry>;
