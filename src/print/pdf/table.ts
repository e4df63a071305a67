import type { Content, CustomTableLayout, TableCell } from 'pdfmake/interfaces.js';
import { rowsTogether } from '../../domain/forms/shown.ts';
import type { TableBlock, TableRow } from '../../domain/forms/model.ts';
import { LINE } from './measures.ts';

const PADDING = 3;
/** A row with more text than about half a page may break, or there would be no page to hold it. */
const LONGEST_WHOLE = 1500;

const bare: CustomTableLayout = {
  hLineWidth: () => 0, vLineWidth: () => 0, paddingLeft: () => 0, paddingRight: () => 0, paddingTop: () => 0, paddingBottom: () => 0,
};

/**
 * A table whose outer rows each hold what must stay together: pdfmake keeps a row whole and repeats a header, but knows no row that
 * stays with the next one.
 */
export function tableContent(block: TableBlock, width: number): Content {
  const widths = columnWidths(block, width);
  const whole = (block.keepRowsTogether ?? true) && !block.rows.some(isLong);
  const header = inner(widths, [block.columns.map(({ title }) => ({ text: title, bold: true, alignment: 'center' }))], { top: true, whole: true });
  const units = rowsTogether(block.rows.length === 0 ? [emptyRow(block)] : block.rows);
  const body = units.map((unit) => [inner(widths, unit.map((row) => cellsOf(block, row)), { top: false, whole })]);
  return {
    table: {
      headerRows: (block.repeatHeader ?? true) ? 1 : 0, keepWithHeaderRows: 1, dontBreakRows: whole, widths: [width], body: [[header], ...body],
    },
    layout: bare,
    margin: [0, 2, 0, 8],
  };
}

function columnWidths({ columns }: TableBlock, width: number): number[] {
  const shares = columns.reduce((sum, column) => sum + column.width, 0);
  const free = width - columns.length * 2 * PADDING - (columns.length + 1) * LINE;
  return columns.map((column) => (free * column.width) / shares);
}

/** One line left of the next, so that the lines of units that touch are not drawn twice. */
function inner(widths: number[], body: TableCell[][], { top, whole }: { top: boolean; whole: boolean }): TableCell {
  return {
    table: { widths, body, dontBreakRows: whole },
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
