import {
  AlignmentType, Bookmark, BorderStyle, HeadingLevel, LineRuleType, PageBreak, PageReference, Paragraph, Table, TableCell, TableRow, TextRun, VerticalAlign,
  WidthType,
} from 'docx';
import { copiesText, copyBoxes } from '../../domain/forms/copies.ts';
import type {
  Block, Checkbox, CheckboxesBlock, ContentsBlock, CopiesBlock, FieldsBlock, HeadingBlock, ParagraphBlock, SignaturesBlock,
} from '../../domain/forms/model.ts';
import { linesOfField, shownRun, signatureWords } from '../../domain/forms/shown.ts';
import { alignments } from './alignment.ts';
import { type Child, noBorders, tableOf } from './table.ts';
import { linesOf } from './text.ts';

const levels = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const;
const line = { style: BorderStyle.SINGLE, size: 4, color: '000000' };
/** Twentieths of a point: how far the words stand from their box. */
const BOX = 340;

/** How large things are: half points, and twentieths of a point under a paragraph. */
export interface Letters {
  readonly small: number;
  readonly gap: number;
}

/** One block as children of a section of `width` twentieths of a point; with `keepNext` it stays on the page of the next one. */
export function blockChildren(block: Block, width: number, letters: Letters, keepNext = false): Child[] {
  switch (block.kind) {
    case 'heading': return [heading(block)];
    case 'paragraph': return [paragraph(block, letters, keepNext)];
    case 'fields': return [fields(block, width, letters, keepNext), space(keepNext)];
    case 'checkboxes': return [checkboxes(block, width, keepNext), space(keepNext)];
    case 'table': return tableOf(block, width);
    case 'signatures': return signatures(block, width, letters);
    case 'pageBreak': return [new Paragraph({ children: [new PageBreak()] })];
    case 'contents': return contents(block, width, letters);
    case 'copies': return [new Paragraph({ spacing: { before: 120 }, children: [new TextRun({ text: copiesWords(block), size: letters.small })] })];
  }
}

/** A narrow gap after a table: without it a word processor joins a table with the next one. */
function space(keepNext = false): Paragraph {
  return new Paragraph({ keepNext, spacing: { line: 80, lineRule: LineRuleType.EXACT }, children: [] });
}

function copiesWords(block: CopiesBlock): string {
  return [copiesText(block), ...copyBoxes(block).map(({ label }) => `☐ ${label}`)].join('   ');
}

function heading({ level, text, align, anchor }: HeadingBlock): Paragraph {
  const runs = linesOf(text).map((one) => new TextRun({ ...one, bold: true }));
  return new Paragraph({
    heading: levels[level], keepNext: true, alignment: alignments[align ?? (level === 3 ? 'left' : 'center')],
    children: anchor === undefined ? runs : [new Bookmark({ id: anchor, children: runs })],
  });
}

function paragraph({ runs, align = 'left', indent = false, small = false }: ParagraphBlock, letters: Letters, keepNext: boolean): Paragraph {
  return new Paragraph({
    alignment: alignments[align], spacing: { after: letters.gap }, indent: { firstLine: indent ? 709 : 0 }, keepNext,
    children: runs.map(shownRun).flatMap(({ text, bold = false, italic = false, underline = false }) => linesOf(text).map((one) => new TextRun({
      ...one, bold, italics: italic, ...(underline ? { underline: {} } : {}), ...(small ? { size: letters.small } : {}),
    }))),
  });
}

function fields({ fields: all }: FieldsBlock, width: number, letters: Letters, keepNext: boolean): Table {
  return bare(width, [0.38, 0.62], all.flatMap((field) => [
    ...linesOfField(field).map((text, at) => [plain(at === 0 ? field.label : ''), { ...plain(text), underlined: true }]),
    ...(field.hint === undefined ? [] : [[plain(''), small(field.hint)]]),
  ]), letters, keepNext);
}

/** A column of boxes in a cell. */
function checkboxes({ items, columns }: CheckboxesBlock, width: number, keepNext: boolean): Table {
  const perColumn = Math.ceil(items.length / columns);
  const size = Math.floor(width / columns);
  const cells = Array.from({ length: columns }, (_, at) => new TableCell({
    width: { size, type: WidthType.DXA }, borders: noBorders, margins: { left: 0, right: 120 },
    children: boxesOf(items.slice(at * perColumn, (at + 1) * perColumn), keepNext),
  }));
  return new Table({
    columnWidths: cells.map(() => size), width: { size: width, type: WidthType.DXA }, borders: noBorders, rows: [new TableRow({ children: cells })],
  });
}

function boxesOf(items: readonly Checkbox[], keepNext: boolean): Paragraph[] {
  if (items.length === 0) return [new Paragraph({ children: [] })];
  return items.map(({ label, checked, indent = false }) => new Paragraph({
    keepNext, keepLines: true, spacing: { after: 40 }, indent: { left: indent ? 2 * BOX : BOX, hanging: BOX },
    children: [new TextRun({ text: `${checked ? '☒' : '☐'} ` }), ...linesOf(label).map((one) => new TextRun(one))],
  }));
}

function signatures({ signers }: SignaturesBlock, width: number, letters: Letters): Child[] {
  return signers.flatMap((signer, at) => {
    const last = at === signers.length - 1;
    const { role, under, person } = signatureWords(signer);
    return [
      new Paragraph({ keepNext: true, spacing: { line: 240, lineRule: LineRuleType.EXACT }, children: [] }),
      bare(width, [0.42, 0.2, 0.02, 0.36], [
        [plain(role), { ...plain(''), underlined: true }, plain(''), { ...plain(person), underlined: true }],
        [plain(under), small('(подпись)'), plain(''), small('(Ф. И. О.)')],
      ], letters, true),
      ...(last ? [space()] : []),
    ];
  });
}

function contents({ entries }: ContentsBlock, width: number, letters: Letters): Child[] {
  return [bare(width, [0.06, 0.84, 0.1], [
    [plain('№'), plain('Документ'), plain('Стр.')],
    ...entries.map(({ anchor, title }, at) => [plain(`${at + 1}.`), plain(title), { ...plain(''), pageOf: anchor }]),
  ], letters), space()];
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
function bare(width: number, shares: number[], rows: Piece[][], letters: Letters, keepNext = false): Table {
  const widths = shares.map((share) => Math.floor(share * width));
  return new Table({
    columnWidths: widths, width: { size: width, type: WidthType.DXA }, borders: noBorders,
    rows: rows.map((row) => new TableRow({
      cantSplit: row.every(({ text }) => text.length <= LONGEST_WHOLE),
      children: row.map((piece, at) => pieceCell(piece, widths[at] ?? 0, letters, keepNext)),
    })),
  });
}

/** A row with more letters may break: no page would hold it. */
const LONGEST_WHOLE = 2000;

function pieceCell({ text, small: isSmall = false, underlined = false, pageOf }: Piece, width: number, letters: Letters, keepNext: boolean): TableCell {
  const runs = linesOf(text).map((one) => new TextRun({ ...one, ...(isSmall ? { size: letters.small } : {}) }));
  return new TableCell({
    width: { size: width, type: WidthType.DXA }, margins: { left: 0, right: 60 },
    verticalAlign: underlined ? VerticalAlign.BOTTOM : VerticalAlign.TOP,
    borders: { top: noBorders.top, left: noBorders.left, right: noBorders.right, bottom: underlined ? line : noBorders.bottom },
    children: [new Paragraph({
      keepNext, alignment: isSmall ? AlignmentType.CENTER : AlignmentType.LEFT,
      children: pageOf === undefined ? runs : [new PageReference(pageOf)],
    })],
  });
}
