import { DomainError, type Violation } from '../errors.ts';
import { type BulkKind, columnNamed, columns } from './columns.ts';

/**
 * Our names of the columns of a header line.
 * @throws DomainError import.column-unknown, import.column-repeated
 */
export function headerOf(kind: BulkKind, cells: readonly string[]): string[] {
  const names = cells.map((cell) => columnNamed(kind, cell)?.name);
  const allowed = columns[kind].map(({ name, ru }) => `${name} (${ru})`).join(', ');
  const faults = names.flatMap((name, index): Violation[] => {
    const told = (cells[index] ?? '').slice(0, 100);
    if (name === undefined) return [{ code: 'import.column-unknown', params: { name: told, allowed } }];
    return names.indexOf(name) === index ? [] : [{ code: 'import.column-repeated', params: { name: told } }];
  });
  if (faults.length > 0) throw new DomainError(faults.slice(0, 20));
  return names.filter((name) => name !== undefined);
}
