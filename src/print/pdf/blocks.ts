import type { Content, TableCell } from 'pdfmake/interfaces.js';
import type {
  Block, Checkbox, CheckboxesBlock, ContentsBlock, CopiesBlock, FieldsBlock, HeadingBlock, ParagraphBlock, SignaturesBlock,
} from '../../domain/forms/model.ts';
import { copiesText, copyBoxes } from '../../domain/forms/copies.ts';
import { linesOfField, shownRun } from '../../domain/forms/shown.ts';
import { SIGNS } from './fonts.ts';
import type { Look } from './look.ts';
import { hairlines, signature, underlined, unframed } from './signature.ts';
import { tableContent } from './table.ts';

/** A field whose value is longer may break over pages: nothing could hold it whole. */
const LONGEST_WHOLE = 2000;

/** One block as pdfmake lays it out. */
export function blockContent(block: Block, look: Look): Content {
  switch (block.kind) {
    case 'heading': return heading(block, look);
    case 'paragraph': return paragraph(block, look);
    case 'fields': return fields(block, look);
    case 'checkboxes': return checkboxes(block);
    case 'table': return tableContent(block, look);
    case 'signatures': return signatures(block, look);
    case 'pageBreak': return { text: '', pageBreak: 'after' };
    case 'contents': return contents(block);
    case 'copies': return copies(block, look);
  }
}

function heading({ level, text, align, anchor }: HeadingBlock, { headings }: Look): Content {
  return {
    text, bold: true, fontSize: headings[level], alignment: align ?? (level === 3 ? 'left' : 'center'), margin: [0, level === 1 ? 4 : 8, 0, 5],
    ...(anchor === undefined ? {} : { id: anchor }),
  };
}

/** Never justified: pdfmake would part a word from the comma after it, and the halves of a word with a hyphen. */
function paragraph({ runs, align = 'left', indent = false, small = false }: ParagraphBlock, look: Look): Content {
  return {
    text: runs.map(shownRun).map(({ text, bold = false, italic = false, underline = false }) => ({
      text, bold, italics: italic, ...(underline ? { decoration: 'underline' as const } : {}),
    })),
    alignment: align === 'justify' ? 'left' : align, leadingIndent: indent ? 35 : 0, fontSize: small ? look.small : look.size, margin: [0, 0, 0, look.gap],
  };
}

function fields({ fields: all }: FieldsBlock, { width, small }: Look): Content {
  const body: TableCell[][] = all.flatMap((field) => [
    ...linesOfField(field).map((line, at): TableCell[] => [
      { text: at === 0 ? field.label : '', border: unframed },
      { text: line === '' ? ' ' : line, border: underlined, verticalAlignment: 'bottom' },
    ]),
    ...(field.hint === undefined ? [] : [[
      { text: '', border: unframed }, { text: field.hint, fontSize: small, alignment: 'center' as const, border: unframed },
    ]]),
  ]);
  const whole = all.every(({ value = '' }) => value.length <= LONGEST_WHOLE);
  return { table: { widths: [width * 0.38, '*'], body, dontBreakRows: whole }, layout: hairlines, margin: [0, 0, 0, 6] };
}

function checkboxes({ items, columns }: Omit<CheckboxesBlock, 'kind'>): Content {
  const perColumn = Math.ceil(items.length / columns);
  const parts = Array.from({ length: columns }, (_, at) => items.slice(at * perColumn, (at + 1) * perColumn));
  return { columns: parts.map((part) => ({ width: '*', stack: part.map(checkbox) })), columnGap: 12, margin: [0, 0, 0, 6] };
}

function checkbox({ label, checked, indent = false }: Pick<Checkbox, 'label' | 'checked' | 'indent'>): Content {
  return {
    columns: [{ width: 16, text: checked ? '☒' : '☐', font: SIGNS }, { width: '*', text: label }],
    columnGap: 0, margin: [indent ? 16 : 0, 0, 0, 2], unbreakable: true,
  };
}

function signatures({ signers }: SignaturesBlock, look: Look): Content {
  return { stack: signers.map((signer) => signature(signer, look)), unbreakable: true, margin: [0, 6, 0, 2] };
}

function contents({ entries }: ContentsBlock): Content {
  const body: TableCell[][] = entries.map(({ anchor, title }, at) => [
    { text: `${at + 1}.` }, { text: title }, { pageReference: anchor, alignment: 'right' },
  ]);
  const header = ['№', 'Документ', 'Стр.'].map((text) => ({ text, bold: true }));
  return { table: { headerRows: 1, dontBreakRows: true, widths: [24, '*', 40], body: [header, ...body] }, margin: [0, 0, 0, 8] };
}

function copies(block: CopiesBlock, { small }: Look): Content {
  const boxes = copyBoxes(block).flatMap(({ label }) => ['   ', { text: '☐', font: SIGNS }, ` ${label}`]);
  return { text: [copiesText(block), ...boxes], fontSize: small, margin: [0, 4, 0, 4] };
}
