import { sql } from 'kysely';
import type { Clock } from '../../clock.ts';
import {
  deleteBatches, endedWithLines, insertResults, nextLines,
} from '../../db/queries/import-lines.ts';
import {
  countAttempt, endImport, findImport, holdImport, nextImport, progressed,
} from '../../db/queries/imports.ts';
import { findOrganisation } from '../../db/queries/organisations.ts';
import { inTransaction, type Tx } from '../../db/transaction.ts';
import { systemWall } from '../../db/wall.ts';
import type { BulkKind } from '../../domain/imports/columns.ts';
import type { ImportRecord, LineResult, LineState } from '../../domain/imports/import-record.ts';
import type { OperationContext, Role } from '../context.ts';
import { reasonOf } from '../failure-text.ts';
import { SeenFamilies } from '../seen-families.ts';
import type { ImportStep, Storing } from './import-step.ts';
import type { LineReader } from './line-reader.ts';
import { storeCases } from './store-cases.ts';
import { storeFamilies } from './store-families.ts';
import { storeSpecialists } from './store-specialists.ts';

/** What imports are worked off with. */
export interface ImportDeps {
  db: OperationContext['db'];
  clock: Clock;
  reader: LineReader;
}

const storings: Record<BulkKind, Storing> = { families: storeFamilies, specialists: storeSpecialists, cases: storeCases };
const MOST_ATTEMPTS = 5;
const BATCHES_DELETED_AT_ONCE = 100;

/** Cancelled while it was being worked on: the step is taken back. */
class Cancelled extends Error {
  override name = 'Cancelled';
}

/** Found in the pass that stores all or nothing: everything is taken back. */
class Refused extends Error {
  override name = 'Refused';
  readonly results: LineResult[];

  constructor(results: LineResult[]) {
    super('lines were refused');
    this.results = results;
  }
}

/**
 * Does one step of the import that has waited longest, or clears away lines of one that has ended. A step and the place where it
 * ends are one transaction, so whatever happens to the process, the next one goes on from there and nothing is stored twice.
 * @param except imports that somebody else holds, or that have just failed
 * @returns the import worked on, whether somebody else holds it, and what broke; undefined when there is nothing to do
 */
export async function workOffStep(deps: ImportDeps, except: readonly string[]): Promise<ImportTurn | undefined> {
  const id = await inTransaction(deps.db, systemWall, (tx) => nextImport(tx, except));
  if (id === undefined) return await inTransaction(deps.db, systemWall, clearAway);
  try {
    return { id, done: await step(deps, id) };
  } catch (error) {
    if (error instanceof Cancelled) return { id, done: true };
    await broken(deps, id, error);
    return { id, done: false, error };
  }
}

/** What a call of `workOffStep` came to. */
export interface ImportTurn {
  id: string;
  /** False when somebody else holds the import, or the step broke. */
  done: boolean;
  error?: unknown;
}

async function clearAway(tx: Tx): Promise<ImportTurn | undefined> {
  const id = await endedWithLines(tx);
  if (id === undefined) return undefined;
  await deleteBatches(tx, id, BATCHES_DELETED_AT_ONCE);
  return { id, done: true };
}

/** False when somebody else holds the import. */
async function step(deps: ImportDeps, id: string): Promise<boolean> {
  const made = await inTransaction(deps.db, systemWall, (tx) => findImport(tx, { kind: 'system' }, id));
  if (made === undefined) return true;
  const { db } = deps;
  const wall = { scope: { kind: 'organisation', organisationId: made.organisationId }, clientId: made.clientId } as const;
  try {
    return await inTransaction(db, wall, async (tx) => {
      if (!(await holdImport(tx, id))) return false;
      const now = await findImport(tx, wall.scope, id);
      if (now !== undefined) await pass(await stepOf(deps, tx, now));
      return true;
    });
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    await inTransaction(db, wall, (tx) => refuse(tx, deps, made, error.results));
    return true;
  }
}

async function stepOf({ db, clock, reader }: ImportDeps, tx: Tx, made: ImportRecord): Promise<ImportStep> {
  const scope = { kind: 'organisation', organisationId: made.organisationId } as const;
  const organisation = await findOrganisation(tx, { kind: 'system' }, made.organisationId);
  if (organisation === undefined) throw new Error(`organisation ${made.organisationId} does not exist`);
  const caller = { clientId: made.clientId, role: made.role as Role, scope };
  const ctx = { db, clock, caller, traceId: made.traceId, operation: 'createImport', seen: new SeenFamilies() };
  return { tx, ctx, made, organisation, reader };
}

async function pass(step: ImportStep): Promise<void> {
  const { made: { state, mode, dryRun } } = step;
  if (state === 'waiting' || state === 'checking') {
    if (dryRun || mode === 'all') return await check(step);
    return await storeSome(step);
  }
  if (state === 'storing') await (mode === 'all' ? storeAll(step) : storeSome(step));
}

/** Plays some lines through and takes it back; what is refused is written down. */
async function check(step: ImportStep): Promise<void> {
  const { tx, ctx, made } = step;
  const lines = await nextLines(tx, made.id, made.at);
  const last = lines.at(-1)?.line;
  if (last === undefined) return await checked(step);
  await sql`savepoint rehearsal`.execute(tx);
  const results = await storings[made.kind](step, lines);
  await sql`rollback to savepoint rehearsal`.execute(tx);
  await insertResults(tx, made, results.filter(({ state }) => state === 'refused'));
  const { known, refused } = countsOf(results);
  const counted = made.dryRun ? { known, refused } : { refused };
  await keep(tx, ctx, made.id, { state: 'checking', at: last, checked: lines.length, ...counted });
}

async function checked({ tx, ctx, made }: ImportStep): Promise<void> {
  const now = ctx.clock.now();
  if (made.dryRun) await endImport(tx, made.id, 'finished', now);
  else if (made.counts.refused > 0) await endImport(tx, made.id, 'refused', now);
  else await keep(tx, ctx, made.id, { state: 'storing', at: 0 });
}

/** The good ones of some lines. */
async function storeSome(step: ImportStep): Promise<void> {
  const { tx, ctx, made } = step;
  const lines = await nextLines(tx, made.id, made.at);
  const last = lines.at(-1)?.line;
  if (last === undefined) return void await endImport(tx, made.id, 'finished', ctx.clock.now());
  const results = await storings[made.kind](step, lines);
  await insertResults(tx, made, results);
  await keep(tx, ctx, made.id, { state: 'storing', at: last, checked: lines.length, ...countsOf(results) });
}

/** All lines, or nothing. The import's row is written at the end only, so that it can be cancelled meanwhile. */
async function storeAll(step: ImportStep): Promise<void> {
  const { tx, ctx, made } = step;
  const total = { stored: 0, known: 0 };
  for (let at = 0; ;) {
    const lines = await nextLines(tx, made.id, at);
    if (lines.length === 0) break;
    if ((await findImport(tx, ctx.caller.scope, made.id))?.state !== 'storing') throw new Cancelled();
    const results = await storings[made.kind](step, lines);
    const refused = results.filter(({ state }) => state === 'refused');
    if (refused.length > 0) throw new Refused(refused);
    await insertResults(tx, made, results);
    const { stored, known } = countsOf(results);
    total.stored += stored;
    total.known += known;
    at = lines.at(-1)?.line ?? at;
  }
  await keep(tx, ctx, made.id, { state: 'storing', at: 0, ...total });
  await endImport(tx, made.id, 'finished', ctx.clock.now());
}

async function refuse(tx: Tx, { clock }: ImportDeps, made: ImportRecord, results: LineResult[]): Promise<void> {
  await insertResults(tx, made, results);
  await progressed(tx, made.id, clock.now(), { state: 'storing', at: 0, refused: results.length });
  await endImport(tx, made.id, 'refused', clock.now());
}

async function keep(tx: Tx, ctx: OperationContext, id: string, progress: Parameters<typeof progressed>[3]): Promise<void> {
  if (!(await progressed(tx, id, ctx.clock.now(), progress))) throw new Cancelled();
}

/** An import that breaks again and again is not tried for ever. */
async function broken({ db, clock }: ImportDeps, id: string, error: unknown): Promise<void> {
  await inTransaction(db, systemWall, async (tx) => {
    const attempts = await countAttempt(tx, id, clock.now());
    if (attempts >= MOST_ATTEMPTS) await endImport(tx, id, 'failed', clock.now(), reasonOf(error));
  });
}

function countsOf(results: readonly LineResult[]): Record<LineState, number> {
  const counts = { stored: 0, known: 0, refused: 0 };
  for (const { state } of results) counts[state] += 1;
  return counts;
}
