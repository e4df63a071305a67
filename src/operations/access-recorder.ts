import type { Kysely } from 'kysely';
import type { Clock } from '../clock.ts';
import { type Appendix, appendRecords, beginChains, type ChainEnd, chainsWithPast, lockChains, type Pointer, type SealedRow } from '../db/queries/access-records.ts';
import type { Database } from '../db/schema.ts';
import { again, inTransaction, type Tx } from '../db/transaction.ts';
import { systemWall } from '../db/wall.ts';
import { type Access, type AccessEntry, entriesOf, sealed } from './access-entry.ts';
import type { AuditKey } from './access-seal.ts';
import { FamiliesNamed } from './families-named.ts';
import { KnownEnds } from './known-ends.ts';

export type { Access } from './access-entry.ts';

/** Where a chain ended at some moment, told to the world outside the database. */
export interface ChainHead {
  /** When it was written down, ISO instant. */
  at: string;
  chain: string;
  seq: number;
  /** Hexadecimal. */
  hash: string;
  keyId: string;
}

/** What the recorder works with. */
export interface RecorderDeps {
  db: Kysely<Database>;
  key: AuditKey;
  clock: Clock;
  /** Told what went wrong where nobody waits for it. */
  report: { error(facts: object, message: string): void };
  /** Keeps heads outside the database. */
  heads(heads: readonly ChainHead[]): Promise<void>;
  /** Repeats some work every so many milliseconds; returns how to stop it. */
  every(milliseconds: number, work: () => void): () => void;
}

/** The access cannot be recorded, so what was asked for must not be given out. */
export class AccessNotRecorded extends Error {
  override name = 'AccessNotRecorded';
}

interface Waiting {
  entries: AccessEntry[];
  done: () => void;
  failed: (error: unknown) => void;
}

const LARGEST_BATCH = 500;
const LONGEST_QUEUE = 10_000;
/** How often the heads of chains that have grown are exported, milliseconds. */
const HEADS_EVERY = 10_000;

/** Writes who looked at whose data: sealed, chained, in batches. No timer delays a record: while one batch commits, the next gathers. */
export class AccessRecorder {
  readonly #deps: RecorderDeps;
  readonly #queue: Waiting[] = [];
  readonly #known = new KnownEnds();
  readonly #named = new FamiliesNamed();
  /** Heads that were not exported yet. */
  readonly #grown = new Map<string, ChainHead>();
  readonly #stopExports: () => void;
  #writing: Promise<void> | undefined;
  #closed = false;

  constructor(deps: RecorderDeps) {
    this.#deps = deps;
    this.#stopExports = deps.every(HEADS_EVERY, () => void this.exportHeads());
  }

  /**
   * Resolves once the access is on record, that is, once its batch is committed.
   * @throws AccessNotRecorded when too many wait already or the recorder is closed; else what the database said
   */
  record(access: Access): Promise<void> {
    if (this.#closed) return Promise.reject(new AccessNotRecorded('the record of accesses is closed'));
    if (this.#queue.length >= LONGEST_QUEUE) return Promise.reject(new AccessNotRecorded('too many accesses wait to be recorded'));
    return new Promise((done, failed) => {
      this.#queue.push({ entries: entriesOf(access), done, failed });
      this.#writing ??= this.#writeAll();
    });
  }

  /** Hands out the heads of the chains that have grown since the last time. What cannot be handed out stays for the next time. */
  async exportHeads(): Promise<void> {
    const heads = [...this.#grown.values()];
    if (heads.length === 0) return;
    this.#grown.clear();
    try {
      await this.#deps.heads(heads);
    } catch (error) {
      for (const head of heads) if (!this.#grown.has(head.chain)) this.#grown.set(head.chain, head);
      this.#deps.report.error({ err: error }, 'the heads of the chains of access records could not be exported');
    }
  }

  /** Takes no more, waits for what is under way, exports the last heads. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#stopExports();
    await this.#writing;
    await this.exportHeads();
  }

  async #writeAll(): Promise<void> {
    while (this.#queue.length > 0) await this.#write(this.#queue.splice(0, LARGEST_BATCH));
    this.#writing = undefined;
  }

  async #write(batch: readonly Waiting[]): Promise<void> {
    try {
      const entries = batch.flatMap((one) => one.entries);
      const chains = [...new Set(entries.map(({ chain }) => chain))];
      const ends = await this.#goOn(chains, entries) ?? await this.#ask(chains, entries);
      if (this.#remember(ends)) await this.exportHeads();
    } catch (error) {
      this.#known.forget();
      this.#named.forget();
      this.#deps.report.error({ err: error, accesses: batch.length }, 'accesses could not be recorded');
      for (const { failed } of batch) failed(error);
      return;
    }
    for (const { done } of batch) done();
  }

  /** In one trip, from the ends that are known. Undefined, and nothing written, when one is not known, or not where it was. */
  async #goOn(chains: readonly string[], entries: readonly AccessEntry[]): Promise<ReadonlyMap<string, ChainEnd> | undefined> {
    const known = this.#known.of(chains);
    if (known === undefined) return undefined;
    const appendix = this.#sealedAfter(known, entries);
    if (!(await again(() => appendRecords(this.#deps.db, appendix)))) {
      this.#known.wasWrong();
      return undefined;
    }
    this.#known.wasRight();
    return appendix.ends;
  }

  /** In two trips: nobody else writes to the chains between them. */
  async #ask(chains: readonly string[], entries: readonly AccessEntry[]): Promise<ReadonlyMap<string, ChainEnd>> {
    return await inTransaction(this.#deps.db, systemWall, async (tx) => {
      const unknown = chains.filter((chain) => !this.#known.has(chain));
      if (unknown.length > 0) await begin(tx, unknown);
      const locked = await lockChains(tx, chains);
      if (this.#known.hasLost(locked)) this.#named.forget();
      const appendix = this.#sealedAfter(locked, entries);
      if (!(await appendRecords(tx, appendix))) throw new Error('a chain has grown while it was locked');
      return appendix.ends;
    });
  }

  #sealedAfter(before: ReadonlyMap<string, ChainEnd>, entries: readonly AccessEntry[]): Appendix {
    const ends = new Map(before);
    const records: (SealedRow & Pointer)[] = [];
    for (const entry of entries) {
      const last = ends.get(entry.chain);
      if (last === undefined) throw headGone(entry.chain);
      const { row, end } = sealed(entry, this.#deps.key, last);
      records.push({ ...row, ...this.#named.pointer(entry, row.seq) });
      ends.set(entry.chain, end);
    }
    return { records, before, ends };
  }

  /** Whether a chain is among them that this process meets for the first time: its head is exported at once. */
  #remember(ends: ReadonlyMap<string, ChainEnd>): boolean {
    const at = this.#deps.clock.now();
    let isNew = false;
    for (const [chain, { seq, hash }] of ends) {
      isNew ||= !this.#known.has(chain);
      this.#known.set(chain, { seq, hash });
      this.#grown.set(chain, { at, chain, seq, hash: hash.toString('hex'), keyId: this.#deps.key.id });
    }
    return isNew;
  }
}

/** A chain that had no head is a new one, or one whose head was taken away: then its numbers must not begin anew. */
async function begin(tx: Tx, chains: readonly string[]): Promise<void> {
  const begun = await beginChains(tx, chains);
  const [headless] = begun.length === 0 ? [] : await chainsWithPast(tx, begun);
  if (headless !== undefined) throw headGone(headless);
}

function headGone(chain: string): AccessNotRecorded {
  return new AccessNotRecorded(`the head of the chain ${chain} is gone`);
}
