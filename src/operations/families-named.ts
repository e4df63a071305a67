import { createHash } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import type { Pointer } from '../db/queries/access-records.ts';
import type { AccessEntry } from './access-entry.ts';

/** A record that is written under each of its families. Only such a one is pointed to, so that from a family it is one step more at most. */
interface NamingRecord {
  id: string;
  seq: number;
}

/** Fewer families are written down sooner than led to. */
const FEWEST = 4;
const MOST_KEPT = 5_000;
const ID_LENGTH = 36;

/**
 * Which families the last records have named, as far as this process has written them: the same page is read again and again, and its families need not
 * be written under each of them once more. Nothing depends on what it has forgotten: a record that finds no earlier one names its families itself.
 */
export class FamiliesNamed {
  /** By what `#keyOf` says, the one that was used last at the end. */
  readonly #records = new Map<string, NamingRecord>();
  #month: Month = { from: Infinity, to: -Infinity };

  /** The earlier record of the same chain, month and families that a record points to; without one it names them itself, and later ones point to it. */
  pointer(entry: AccessEntry, seq: number): Pointer {
    if (isShort(entry.family_ids)) return {};
    const key = this.#keyOf(entry);
    const earlier = this.#records.get(key);
    // A transaction that is tried again meets its own record, which may have another number now.
    const record = earlier === undefined || earlier.id === entry.id ? { id: entry.id, seq } : earlier;
    this.#keep(key, record);
    // Whoever looks for what points to a record looks among greater ids; a clock that was set back gives lesser ones.
    return record.id < entry.id ? { named_as: record.id, same_families_as: record.seq } : {};
  }

  /** Nothing is pointed to that is not on record: after a batch that failed, what it had named is not. */
  forget(): void {
    this.#records.clear();
  }

  #keep(key: string, record: NamingRecord): void {
    this.#records.delete(key);
    this.#records.set(key, record);
    if (this.#records.size <= MOST_KEPT) return;
    for (const oldest of this.#records.keys()) return void this.#records.delete(oldest);
  }

  /** A digest, for the families of a page are some 1,900 characters. A record and what it points to lie in one month, since months are detached one by one. */
  #keyOf({ chain, id, family_ids: families }: AccessEntry): string {
    const made = Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16);
    if (made < this.#month.from || made >= this.#month.to) this.#month = monthOf(made);
    return createHash('sha256').update(`${chain} ${this.#month.from} ${families}`).digest('base64');
  }
}

/** Milliseconds since 1970; `to` belongs to the next one. */
interface Month {
  from: number;
  to: number;
}

/** Partitions are bounded by Moscow's months, and an id (UUIDv7) begins with the millisecond of its making. */
function monthOf(made: number): Month {
  const first = Temporal.Instant.fromEpochMilliseconds(made).toZonedDateTimeISO('Europe/Moscow').with({ day: 1 }).startOfDay();
  return { from: first.epochMilliseconds, to: first.add({ months: 1 }).epochMilliseconds };
}

/** Ids with a comma between them, in braces: nothing needs to be taken apart to know whether they are few. */
function isShort(families: string): boolean {
  return families.length < FEWEST * (ID_LENGTH + 1) + 1;
}
