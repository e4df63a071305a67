import type { CatalogueEntry } from './catalogue-entry.ts';

/** Refusals about issued papers and about the templates of a region. */
export const documentErrors = {
  'document.erased': {
    kind: 'state',
    ru: 'Содержание документа уничтожено {date} вместе с персональными данными семьи.',
    en: 'The content of the document was destroyed on {date} together with the family’s personal data.',
  },
  'template.not-docx': {
    kind: 'input',
    ru: 'Это не документ DOCX, который можно прочесть (часть {part}). Сохраните шаблон в формате DOCX заново.',
    en: 'This is no DOCX document that can be read (part {part}). Save the template as DOCX again.',
  },
  'template.too-large': {
    kind: 'input',
    ru: 'В распакованном виде шаблон слишком велик. Уменьшите рисунки.',
    en: 'Unpacked, the template is too large. Make its pictures smaller.',
  },
  'template.macro': {
    kind: 'input',
    ru: 'В шаблоне есть макросы или встроенные объекты (часть {part}). Удалите их и сохраните как DOCX.',
    en: 'The template holds macros or embedded objects (part {part}). Remove them and save it as DOCX.',
  },
  'template.external': {
    kind: 'input',
    ru: 'Шаблон обращается к чему-то вне файла (часть {part}): удалите ссылки и связанные рисунки.',
    en: 'The template refers to something outside the file (part {part}): remove links and linked pictures.',
  },
  'template.unknown-tag': {
    kind: 'input',
    ru: 'Форма не знает метки «{tag}» (часть {part}, абзац «{paragraph}»). Список меток — в описании формы.',
    en: 'The form has no tag “{tag}” (part {part}, paragraph “{paragraph}”). Its tags are listed with the form.',
  },
  'template.tag-broken': {
    kind: 'input',
    ru: 'Метка «{tag}» не открыта, не закрыта или пересекается с другой (часть {part}, абзац «{paragraph}»).',
    en: 'The tag “{tag}” is not opened, not closed or crosses another (part {part}, paragraph “{paragraph}”).',
  },
  'template.raw-tag': {
    kind: 'input',
    ru: 'Метка «{tag}» вставляет разметку, это запрещено (часть {part}, абзац «{paragraph}»). Уберите «@».',
    en: 'The tag “{tag}” inserts markup, which is not allowed (part {part}, paragraph “{paragraph}”). Remove the “@”.',
  },
} as const satisfies Record<string, CatalogueEntry>;
