import { AlignmentType, BorderStyle, HeightRule, Paragraph, Table, TableCell, TableRow, TextRun, WidthType, type ISectionOptions } from 'docx';
import { rowsTogether } from '../../domain/forms/shown.ts';
import type { TableBlock, TableRow as ModelRow } from '../../domain/forms/model.ts';
import { alignments } from './alignment.ts';
import { linesOf } from './text.ts';

/** A row with a longer text may break: no page would hold it. */
const LONGEST_WHOLE = 1500;
/** Least height of a row to write or sign in, twentieths of a point. */
const ROOMY = 480;

export type Child = ISectionOptions['children'][number];

const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
export const noBorders = { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none };

/** A table in the width of the text, in twentieths of a point. */
export function tableOf(block: TableBlock, width: number): Child[] {
  const widths = columnWidths(block, width);
  const header = new TableRow({
    tableHeader: block.repeatHeader ?? true, cantSplit: true,
    children: block.columns.map(({ title }, at) => cell(title, widths[at] ?? 0, { bold: true, align: AlignmentType.CENTER, keepNext: true })),
  });
  const rows = rowsTogether(block.rows.length === 0 ? [emptyRow(block)] : block.rows)
    .flatMap((unit) => unit.map((row, at) => rowOf(block, row, widths, at < unit.length - 1)));
  const table = new Table({ columnWidths: widths, width: { size: width, type: WidthType.DXA }, rows: [header, ...rows] });
  return [table, new Paragraph({ spacing: { after: 60 }, children: [] })];
}

function columnWidths({ columns }: TableBlock, width: number): number[] {
  const shares = columns.reduce((sum, column) => sum + column.width, 0);
  return columns.map((column) => Math.floor((width * column.width) / shares));
}

function rowOf(block: TableBlock, row: ModelRow, widths: number[], keepNext: boolean): TableRow {
  const cantSplit = (block.keepRowsTogether ?? true) && !(row.kind === 'cells' && row.cells.some(({ length }) => length > LONGEST_WHOLE));
  const height = block.roomy === true ? { height: { value: ROOMY, rule: HeightRule.ATLEAST } } : {};
  if (row.kind === 'group') {
    const whole = widths.reduce((sum, width) => sum + width, 0);
    return new TableRow({
      cantSplit, ...height,
      children: [cell(row.text, whole, { bold: true, align: AlignmentType.CENTER, keepNext, columnSpan: widths.length })],
    });
  }
  return new TableRow({
    cantSplit, ...height,
    children: block.columns.map(({ align = 'left' }, at) => cell(row.cells[at] ?? '', widths[at] ?? 0, { align: alignments[align], keepNext })),
  });
}

interface CellLook {
  align: (typeof AlignmentType)[keyof typeof AlignmentType];
  bold?: boolean;
  keepNext?: boolean;
  columnSpan?: number;
}

function cell(text: string, width: number, { align, bold = false, keepNext = false, columnSpan }: CellLook): TableCell {
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    margins: { top: 40, bottom: 40, left: 60, right: 60 },
    ...(columnSpan === undefined ? {} : { columnSpan }),
    children: [new Paragraph({ alignment: align, keepNext, children: linesOf(text).map((line) => new TextRun({ ...line, bold })) })],
  });
}

function emptyRow({ columns }: TableBlock): ModelRow {
  return { kind: 'cells', cells: columns.map(() => '') };
}
