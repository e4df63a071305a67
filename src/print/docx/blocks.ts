import {
  AlignmentType, Bookmark, BorderStyle, HeadingLevel, PageBreak, PageReference, Paragraph, Table, TableCell, TableRow, TextRun, WidthType,
} from 'docx';
import { copiesText } from '../../domain/forms/copies.ts';
import type {
  Block, CheckboxesBlock, ContentsBlock, FieldsBlock, HeadingBlock, ParagraphBlock, Signature, SignaturesBlock,
} from '../../domain/forms/model.ts';
import { isFilled, shownRun } from '../../domain/forms/shown.ts';
import { alignments } from './alignment.ts';
import { type Child, noBorders, tableOf } from './table.ts';
import { linesOf } from './text.ts';

const levels = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const;
const line = { style: BorderStyle.SINGLE, size: 4, color: '000000' };
/** Half points. */
const SMALL = 16;

/** One block as children of a section of `width` twentieths of a point. */
export function blockChildren(block: Block, width: number): Child[] {
  switch (block.kind) {
    case 'heading': return [heading(block)];
    case 'paragraph': return [paragraph(block)];
    case 'fields': return [fields(block, width)];
    case 'checkboxes': return [checkboxes(block, width)];
    case 'table': return tableOf(block, width);
    case 'signatures': return signatures(block, width);
    case 'pageBreak': return [new Paragraph({ children: [new PageBreak()] })];
    case 'contents': return contents(block, width);
    case 'copies': return [new Paragraph({ children: [new TextRun({ text: copiesText(block), size: SMALL })] })];
  }
}

function heading({ level, text, align, anchor }: HeadingBlock): Paragraph {
  const runs = linesOf(text).map((one) => new TextRun({ ...one, bold: true }));
  return new Paragraph({
    heading: levels[level], keepNext: true, alignment: alignments[align ?? (level === 3 ? 'left' : 'center')],
    children: anchor === undefined ? runs : [new Bookmark({ id: anchor, children: runs })],
  });
}

function paragraph({ runs, align = 'left', indent = false, small = false }: ParagraphBlock): Paragraph {
  return new Paragraph({
    alignment: alignments[align], spacing: { after: 80 }, indent: { firstLine: indent ? 709 : 0 },
    children: runs.map(shownRun).flatMap(({ text, bold = false, italic = false, underline = false }) => linesOf(text).map((one) => new TextRun({
      ...one, bold, italics: italic, ...(underline ? { underline: {} } : {}), ...(small ? { size: SMALL } : {}),
    }))),
  });
}

function fields({ fields: all }: FieldsBlock, width: number): Table {
  return bare(width, [0.36, 0.64], all.flatMap((field) => [
    [plain(field.label), { ...plain(isFilled(field) ? field.value ?? '' : ''), underlined: true }],
    ...(field.hint === undefined ? [] : [[plain(''), small(field.hint)]]),
  ]));
}

/** Two cells a box and its label, column by column. */
function checkboxes({ items, columns }: CheckboxesBlock, width: number): Table {
  const perColumn = Math.ceil(items.length / columns);
  const rows = Array.from({ length: perColumn }, (_, row) => Array.from({ length: columns }, (_none, column) => {
    const item = items[column * perColumn + row];
    return plain(item === undefined ? '' : `${item.indent === true ? '   ' : ''}${item.checked ? '☒' : '☐'} ${item.label}`);
  }));
  return bare(width, Array.from({ length: columns }, () => 1 / columns), rows);
}

function signatures({ signers }: SignaturesBlock, width: number): Child[] {
  return signers.flatMap((signer) => [
    new Paragraph({ keepNext: true, children: [] }),
    bare(width, [0.44, 0.18, 0.02, 0.36], signatureRows(signer), true),
  ]);
}

function signatureRows({ role, person = '', stamp = false, dated = false }: Signature): Piece[][] {
  return [
    [plain(role), { ...plain(''), underlined: true }, plain(''), { ...plain(person), underlined: true }],
    [plain(stamp ? 'М.П.' : ''), small('(подпись)'), plain(''), small('(Ф.И.О.)')],
    ...(dated ? [[plain(''), plain(''), plain(''), plain('«____» ______________ 20____ г.')]] : []),
  ];
}

function contents({ entries }: ContentsBlock, width: number): Child[] {
  return [bare(width, [0.06, 0.84, 0.1], [
    [plain('№'), plain('Документ'), plain('Стр.')],
    ...entries.map(({ anchor, title }, at) => [plain(`${at + 1}.`), plain(title), { ...plain(''), pageOf: anchor }]),
  ])];
}

interface Piece {
  text: string;
  small?: boolean;
  underlined?: boolean;
  pageOf?: string;
}

function plain(text: string): Piece {
  return { text };
}

function small(text: string): Piece {
  return { text, small: true };
}

/** A table without lines, but for those to write on. */
function bare(width: number, shares: number[], rows: Piece[][], keepNext = false): Table {
  const widths = shares.map((share) => Math.floor(share * width));
  return new Table({
    columnWidths: widths, width: { size: width, type: WidthType.DXA }, borders: noBorders,
    rows: rows.map((row) => new TableRow({ cantSplit: true, children: row.map((piece, at) => pieceCell(piece, widths[at] ?? 0, keepNext)) })),
  });
}

function pieceCell({ text, small: isSmall = false, underlined = false, pageOf }: Piece, width: number, keepNext: boolean): TableCell {
  const runs = linesOf(text).map((one) => new TextRun({ ...one, ...(isSmall ? { size: SMALL } : {}) }));
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    borders: { top: noBorders.top, left: noBorders.left, right: noBorders.right, bottom: underlined ? line : noBorders.bottom },
    children: [new Paragraph({
      keepNext, alignment: isSmall ? AlignmentType.CENTER : AlignmentType.LEFT,
      children: pageOf === undefined ? runs : [new PageReference(pageOf)],
    })],
  });
}
