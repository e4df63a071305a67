import type { Content, CustomTableLayout, TableCell } from 'pdfmake/interfaces.js';
import { rowsTogether } from '../../domain/forms/shown.ts';
import type { TableBlock, TableRow } from '../../domain/forms/model.ts';
import type { Look } from './look.ts';
import { LINE } from './measures.ts';
import { smallTable } from './small-table.ts';

const PADDING = 2;
/** Of a line, in sizes of its letters. */
const LINE_HEIGHT = 1.3;
/** A longer first row may break, or leaves its heading rather than half a page. */
const MOST_RESERVED = 300;
/** For gaps and lines around them. */
const SLACK = 12;
/** A row with more text than about half a page may break, or there would be no page to hold it. */
const LONGEST_WHOLE = 1500;
/** Least height of a row to write or sign in, points. */
const ROOMY = 22;

const bare: CustomTableLayout = {
  hLineWidth: () => 0, vLineWidth: () => 0, paddingLeft: () => 0, paddingRight: () => 0, paddingTop: () => 0, paddingBottom: () => 0,
};

/**
 * A table whose outer rows each hold what must stay together: pdfmake keeps a row whole and repeats a header, but knows no row that
 * stays with the next one.
 */
export function tableContent(block: TableBlock, { width }: Look): Content {
  if (block.small === true) return smallTable(block, width);
  const widths = columnWidths(block, width);
  const whole = (block.keepRowsTogether ?? true) && !block.rows.some(isLong);
  const header = inner(widths, [block.columns.map(({ title }) => ({ text: title, bold: true, alignment: 'center' }))], { top: true, whole: true });
  const units = rowsTogether(block.rows.length === 0 ? [emptyRow(block)] : block.rows);
  const least = block.roomy === true ? ROOMY : 0;
  const body = units.map((unit) => [inner(widths, unit.map((row) => cellsOf(block, row)), { top: false, whole, least })]);
  return {
    table: {
      headerRows: (block.repeatHeader ?? true) ? 1 : 0, keepWithHeaderRows: 1, dontBreakRows: whole, widths: [width], body: [[header], ...body],
    },
    layout: bare,
    margin: [0, 2, 0, 8],
  };
}

/** About the height of the header with the first row (or group) under it, points: rather too much than too little. */
export function firstRowsHeight(block: TableBlock, { width, size }: Look): number {
  const widths = columnWidths(block, width);
  const [first = []] = rowsTogether(block.rows);
  const lines = (text: string, at: number, letter: number) => Math.ceil((text.length * letter * size) / (widths[at] ?? width) + 0.5);
  const header = Math.max(...block.columns.map(({ title }, at) => lines(title, at, 0.65)));
  const rows = first.map((row) => (row.kind === 'group' ? 1 : Math.max(1, ...row.cells.map((cell, at) => lines(cell, at, 0.55)))));
  const tall = [header, ...rows].reduce((sum, count) => sum + count * size * LINE_HEIGHT + 2 * PADDING, 0);
  return Math.min(tall + SLACK, MOST_RESERVED);
}

function columnWidths({ columns }: TableBlock, width: number): number[] {
  const shares = columns.reduce((sum, column) => sum + column.width, 0);
  const free = width - columns.length * 2 * PADDING - (columns.length + 1) * LINE;
  return columns.map((column) => (free * column.width) / shares);
}

/** One line left of the next, so that the lines of units that touch are not drawn twice. */
function inner(widths: number[], body: TableCell[][], { top, whole, least = 0 }: { top: boolean; whole: boolean; least?: number }): TableCell {
  return {
    table: { widths, body, dontBreakRows: whole, ...(least === 0 ? {} : { heights: least }) },
    layout: {
      hLineWidth: (line) => (line === 0 && !top ? 0 : LINE), vLineWidth: () => LINE,
      paddingLeft: () => PADDING, paddingRight: () => PADDING, paddingTop: () => PADDING, paddingBottom: () => PADDING,
    },
  };
}

function cellsOf({ columns }: TableBlock, row: TableRow): TableCell[] {
  if (row.kind === 'group') {
    return [{ text: row.text, bold: true, alignment: 'center', colSpan: columns.length }, ...columns.slice(1).map(() => ({}))];
  }
  return columns.map(({ align = 'left' }, at) => ({ text: row.cells[at] ?? '', alignment: align }));
}

/** A table without rows gets one to write in. */
function emptyRow({ columns }: TableBlock): TableRow {
  return { kind: 'cells', cells: columns.map(() => ' ') };
}

function isLong(row: TableRow): boolean {
  return row.kind === 'cells' && row.cells.some((cell) => cell.length > LONGEST_WHOLE);
}
