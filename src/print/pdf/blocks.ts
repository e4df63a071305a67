import type { Content, TableCell } from 'pdfmake/interfaces.js';
import type {
  Block, Checkbox, CheckboxesBlock, ContentsBlock, CopiesBlock, FieldsBlock, HeadingBlock, ParagraphBlock, Signature, SignaturesBlock,
} from '../../domain/forms/model.ts';
import { copiesText } from '../../domain/forms/copies.ts';
import { isFilled, shownRun } from '../../domain/forms/shown.ts';
import { SIGNS } from './fonts.ts';
import { LINE, SIZE, SMALL } from './measures.ts';
import { tableContent } from './table.ts';

const headingSizes = { 1: 13, 2: 11, 3: SIZE } as const;
const underlined: [boolean, boolean, boolean, boolean] = [false, false, false, true];
const unframed: [boolean, boolean, boolean, boolean] = [false, false, false, false];
const hairlines = { hLineWidth: () => LINE, vLineWidth: () => 0, paddingLeft: () => 0, paddingRight: () => 6, paddingTop: () => 2, paddingBottom: () => 1 };

/** One block as pdfmake lays it out, in `width` points. */
export function blockContent(block: Block, width: number): Content {
  switch (block.kind) {
    case 'heading': return heading(block);
    case 'paragraph': return paragraph(block);
    case 'fields': return fields(block, width);
    case 'checkboxes': return checkboxes(block);
    case 'table': return tableContent(block, width);
    case 'signatures': return signatures(block, width);
    case 'pageBreak': return { text: '', pageBreak: 'after' };
    case 'contents': return contents(block);
    case 'copies': return copies(block);
  }
}

function heading({ level, text, align, anchor }: HeadingBlock): Content {
  return {
    text, bold: true, fontSize: headingSizes[level], alignment: align ?? (level === 3 ? 'left' : 'center'), margin: [0, level === 1 ? 4 : 8, 0, 5],
    headlineLevel: level, ...(anchor === undefined ? {} : { id: anchor }),
  };
}

function paragraph({ runs, align = 'left', indent = false, small = false }: ParagraphBlock): Content {
  return {
    text: runs.map(shownRun).map(({ text, bold = false, italic = false, underline = false }) => ({
      text, bold, italics: italic, ...(underline ? { decoration: 'underline' as const } : {}),
    })),
    alignment: align, leadingIndent: indent ? 35 : 0, fontSize: small ? SMALL : SIZE, margin: [0, 0, 0, 4],
  };
}

function fields({ fields: all }: FieldsBlock, width: number): Content {
  const body: TableCell[][] = all.flatMap((field) => [
    [
      { text: field.label, border: unframed },
      { text: isFilled(field) ? field.value ?? '' : ' ', border: underlined },
    ],
    ...(field.hint === undefined ? [] : [[
      { text: '', border: unframed }, { text: field.hint, fontSize: SMALL, alignment: 'center' as const, border: unframed },
    ]]),
  ]);
  return { table: { widths: [width * 0.36, '*'], body, dontBreakRows: true }, layout: hairlines, margin: [0, 0, 0, 6] };
}

function checkboxes({ items, columns }: CheckboxesBlock): Content {
  const perColumn = Math.ceil(items.length / columns);
  const parts = Array.from({ length: columns }, (_, at) => items.slice(at * perColumn, (at + 1) * perColumn));
  return { columns: parts.map((part) => ({ width: '*', stack: part.map(checkbox) })), columnGap: 12, margin: [0, 0, 0, 6] };
}

function checkbox({ label, checked, indent = false }: Checkbox): Content {
  return { columns: [{ width: 14, text: checked ? '☒' : '☐', font: SIGNS }, { width: '*', text: label }], margin: [indent ? 12 : 0, 0, 0, 2], unbreakable: true };
}

function signatures({ signers }: SignaturesBlock, width: number): Content {
  return { stack: signers.map((signer) => signature(signer, width)), unbreakable: true, margin: [0, 8, 0, 4] };
}

function signature({ role, person, stamp = false, dated = false }: Signature, width: number): Content {
  const small = (text: string): TableCell => ({ text, fontSize: SMALL, alignment: 'center', border: unframed });
  const gap: TableCell = { text: '', border: unframed };
  const body: TableCell[][] = [
    [{ text: role, border: unframed }, { text: ' ', border: underlined }, gap, { text: person ?? ' ', border: underlined }],
    [stamp ? { text: 'М.П.', border: unframed } : gap, small('(подпись)'), gap, small('(Ф.И.О.)')],
  ];
  const day: Content[] = dated ? [{ text: '«____» ______________ 20____ г.', alignment: 'right', margin: [0, 2, 0, 0] }] : [];
  return { stack: [{ table: { widths: [width * 0.42, width * 0.18, 4, '*'], body }, layout: { ...hairlines, paddingRight: () => 2 } }, ...day], margin: [0, 4, 0, 6] };
}

function contents({ entries }: ContentsBlock): Content {
  const body: TableCell[][] = entries.map(({ anchor, title }, at) => [
    { text: `${at + 1}.` }, { text: title }, { pageReference: anchor, alignment: 'right' },
  ]);
  const header = ['№', 'Документ', 'Стр.'].map((text) => ({ text, bold: true }));
  return { table: { headerRows: 1, dontBreakRows: true, widths: [24, '*', 40], body: [header, ...body] }, margin: [0, 0, 0, 8] };
}

function copies(block: CopiesBlock): Content {
  return { text: copiesText(block), fontSize: SMALL, margin: [0, 4, 0, 4] };
}
