import { restored, neutralised } from './csv.ts';
import type { Column } from './columns.ts';

/** What a cell holds; what cannot be read as its form stays as it came, and the line's schema refuses it. Undefined: no field at all. */
export function valueOfCell(column: Column, cell: string): unknown {
  const text = restored(cell.trim());
  if (text === '') return column.nullable === true ? null : undefined;
  switch (column.form) {
    case 'text':
      return text;
    case 'flag':
      return flags.get(text.toLowerCase()) ?? text;
    case 'list':
      return text.split('|').map((one) => one.trim());
    case 'date':
      return text.replace(/^(\d\d)\.(\d\d)\.(\d{4})$/, '$3-$2-$1');
    case 'json':
      return parsed(text);
  }
}

const flags = new Map([['да', true], ['true', true], ['1', true], ['нет', false], ['false', false], ['0', false]]);

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

/** The cell that `valueOfCell` reads back. */
export function cellOfValue(column: Column, value: unknown): string {
  if (value === undefined || value === null) return '';
  switch (column.form) {
    case 'flag':
      return value === true ? 'да' : 'нет';
    case 'list':
      return neutralised((value as string[]).join('|'));
    case 'json':
      return JSON.stringify(value);
    default:
      return neutralised(typeof value === 'string' ? value : JSON.stringify(value));
  }
}
