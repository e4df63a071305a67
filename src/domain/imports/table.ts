import { cellOfValue } from './cells.ts';
import { type BulkKind, type Column, columns, TIE } from './columns.ts';

const MEMBER = '/members/-/';

/** The header of a table, in Russian. */
export function headerCells(kind: BulkKind): string[] {
  return columns[kind].map(({ ru }) => ru);
}

/** The rows of one line: one, or for a family one for each member, tied together by `tie`; only the first tells of the family itself. */
export function rowsOfLine(kind: BulkKind, tie: string, line: Record<string, unknown>): string[][] {
  const members = kind === 'families' ? (line['members'] as Record<string, unknown>[]) : [];
  if (members.length === 0) return [columns[kind].map((column) => cellOf(column, tie, line, {}))];
  return members.map((member, index) => columns[kind].map((column) => cellOf(column, tie, index === 0 ? line : {}, member)));
}

function cellOf(column: Column, tie: string, line: Record<string, unknown>, member: Record<string, unknown>): string {
  if (column.name === TIE) return tie;
  return cellOfValue(column, column.pointer.startsWith(MEMBER) ? member[column.name] : line[column.name]);
}
