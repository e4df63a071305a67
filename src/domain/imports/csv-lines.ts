import type { Violation } from '../errors.ts';
import { valueOfCell } from './cells.ts';
import { type BulkKind, type Column, columns, TIE } from './columns.ts';
import type { ReadLine } from './read-line.ts';

type Place = Pick<ReadLine, 'line' | 'end'>;
type Fields = Record<string, unknown>;

/** A family that further rows may belong to. */
interface Open extends Place {
  tie: string;
  value: Fields & { members: Fields[] };
  faults: Violation[];
}

const MEMBER = '/members/-/';
/** No family has so many; more rows under one tie are another, and a wrong, line. */
const MOST_ROWS = 100;

/** Makes lines of the rows of a CSV file. A family is its row and the rows under it with the same tie: each tells of one more member. */
export class CsvLines {
  readonly #kind: BulkKind;
  readonly #byName: ReadonlyMap<string, Column>;
  #open: Open | undefined;

  constructor(kind: BulkKind) {
    this.#kind = kind;
    this.#byName = new Map(columns[kind].map((column) => [column.name, column]));
  }

  /** A row; yields what is complete with it. */
  *take(place: Place, names: readonly string[], cells: readonly string[]): Generator<ReadLine> {
    const { tie, value, member } = this.#read(names, cells);
    if (this.#kind !== 'families') {
      yield { ...place, content: JSON.stringify(value), faults: [] };
      return;
    }
    if (this.#open !== undefined && tie !== '' && this.#open.tie === tie && this.#open.value.members.length < MOST_ROWS) {
      this.#open.value.members.push(member);
      this.#open.end = place.end;
      return;
    }
    yield* this.end();
    const isTold = Object.values(member).some((one) => one !== null);
    this.#open = { ...place, tie, value: { ...value, members: isTold ? [member] : [] }, faults: [] };
  }

  /** A row that cannot be read: a line of its own, for nobody knows what it belongs to. */
  *refuse(place: Place, fault: Violation): Generator<ReadLine> {
    yield* this.end();
    yield { ...place, content: null, faults: [fault] };
  }

  /** What is still open. */
  *end(): Generator<ReadLine> {
    if (this.#open === undefined) return;
    const { line, end, value, faults } = this.#open;
    this.#open = undefined;
    yield { line, end, content: JSON.stringify(value), faults };
  }

  #read(names: readonly string[], cells: readonly string[]): { tie: string; value: Fields; member: Fields } {
    const value: Fields = {};
    const member: Fields = {};
    let tie = '';
    names.forEach((name, index) => {
      const column = this.#byName.get(name);
      const cell = cells[index] ?? '';
      if (name === TIE) tie = cell.trim();
      const read = column === undefined || column.pointer === '' ? undefined : valueOfCell(column, cell);
      if (column === undefined || read === undefined) return;
      if (column.pointer.startsWith(MEMBER)) member[column.name] = read;
      else value[column.name] = read;
    });
    return { tie, value, member };
  }
}
