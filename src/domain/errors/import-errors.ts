import type { CatalogueEntry } from './catalogue-entry.ts';

/** Refusals about bulk imports and exports, and about single lines of an import. */
export const importErrors = {
  'import.not-receiving': {
    kind: 'state',
    ru: 'Загрузка больше не принимает строк: её состояние — {state}.',
    en: 'The import takes no more lines: its state is {state}.',
  },
  'import.wrong-offset': {
    kind: 'state',
    ru: 'Принято {received} байт целых строк, а присланное начинается с {offset}. Продолжите с {received}.',
    en: '{received} bytes of whole lines have been taken in, what was sent starts at {offset}. Go on from {received}.',
  },
  'import.other-format': {
    kind: 'input',
    ru: 'Загрузка начата как {format}: продолжение должно быть таким же.',
    en: 'The import was begun as {format}: what follows must be the same.',
  },
  'import.ended': {
    kind: 'state',
    ru: 'Загрузка уже закончена: её состояние — {state}.',
    en: 'The import has ended already: its state is {state}.',
  },
  'import.too-large': {
    kind: 'input',
    ru: 'Файл больше {limit} байт. Разделите его.',
    en: 'The file is larger than {limit} bytes. Divide it.',
  },
  'import.too-many-for-all': {
    kind: 'input',
    ru: 'Всё или ничего (`mode=all`) — не больше {limit} строк. Разделите файл или возьмите `mode=good`.',
    en: 'All or nothing (`mode=all`) takes {limit} lines at most. Divide the file, or take `mode=good`.',
  },
  'import.column-unknown': {
    kind: 'input',
    ru: 'Столбца «{name}» здесь нет. Допустимы: {allowed}.',
    en: 'There is no column “{name}” here. Allowed: {allowed}.',
  },
  'import.column-repeated': {
    kind: 'input',
    ru: 'Столбец «{name}» повторяется.',
    en: 'The column “{name}” stands twice.',
  },
  'import.line-too-long': {
    kind: 'input',
    ru: 'Строка длиннее {limit} байт, или в ней не закрыта кавычка.',
    en: 'The line is longer than {limit} bytes, or a quotation mark in it is not closed.',
  },
  'import.line-unreadable': {
    kind: 'input',
    ru: 'Строка не читается в кодировке {charset}.',
    en: 'The line cannot be read as {charset}.',
  },
  'import.cells': {
    kind: 'input',
    ru: 'Ячеек в строке {found}, а столбцов {columns}.',
    en: 'The line has {found} cells, and there are {columns} columns.',
  },
  'import.quote': {
    kind: 'input',
    ru: 'Кавычка стоит не на месте: ячейка в кавычках кончается кавычкой, кавычка внутри удваивается.',
    en: 'A quotation mark is out of place: a quoted cell ends with one, one inside is doubled.',
  },
  'import.known': {
    kind: 'state',
    ru: 'Запись с внешним кодом {what} уже есть.',
    en: 'There is a record with the external id {what} already.',
  },
  'import.system-missing': {
    kind: 'input',
    ru: 'В строке есть внешний код, а загрузка не называет систему: укажите `system`.',
    en: 'The line has an external id, but the import names no system: give `system`.',
  },
  'import.reference-unknown': {
    kind: 'input',
    ru: 'Ссылка «{what}» ни на что не указывает.',
    en: 'The reference “{what}” points to nothing.',
  },
  'export.too-large': {
    kind: 'state',
    ru: 'В таблице XLSX помещается {limit} строк, данных больше. Возьмите csv или ndjson.',
    en: 'An XLSX table takes {limit} rows, there are more. Take csv or ndjson.',
  },
} as const satisfies Record<string, CatalogueEntry>;
