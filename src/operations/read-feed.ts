import type { Kysely } from 'kysely';
import { externalIdsOf, targetsOf } from '../db/queries/external-ids.ts';
import {
  changesAfter, feedCases, feedHead, type FeedHead, type FeedPlace, type FeedPosition, type FeedRow, type FeedWaiting, hasBegun, newestAfter, type NewestRow,
} from '../db/queries/feed.ts';
import type { Database } from '../db/schema.ts';
import type { ExternalId } from '../domain/external-id.ts';
import type { OperationContext } from './context.ts';
import type { FeedWatch } from './feed-watch.ts';
import { look } from './look.ts';
import { RefusedRequest } from './refused-request.ts';

export type { FeedPlace, FeedPosition, FeedRow, NewestRow } from '../db/queries/feed.ts';

export type FeedReading = FeedWaiting['reading'];

/** Where a reader stands, as its cursor says. */
export interface FeedPlaceInTime extends FeedPosition {
  epoch: number;
  /** How far one could read when the reader asked for its first page: what left before then was never told. */
  since: string;
}

export interface FeedQuestion {
  reading: FeedReading;
  /** Nothing: from the beginning. */
  after?: FeedPlaceInTime;
  limit: number;
}

/** A case of the feed, or an event of one, with the names that outside systems have given the case. */
export interface FeedItem extends FeedRow {
  externalIds: ExternalId[];
}

export interface FeedPage {
  items: (FeedItem | NewestRow)[];
  hasMore: boolean;
  /** Where to go on from. */
  next: FeedPlaceInTime;
  /** Where every change begins that this page does not have yet; with the first page only. */
  changes?: FeedPlaceInTime;
}

/** Before everything, in either reading. */
const beginning = { newest: '00000000-0000-0000-0000-000000000000', changes: '-9223372036854775808' } as const;
const GREATEST_POSITION = '9223372036854775807';

/**
 * A page of the commission's feed. When there is nothing to tell, waits for it if asked to, and holds neither a transaction nor a connection meanwhile.
 * @throws RefusedRequest feed-epoch-changed, feed-waiters
 */
export async function readFeed(
  ctx: OperationContext, question: FeedQuestion, waiting?: { watch: FeedWatch; seconds: number; gone: AbortSignal },
): Promise<FeedPage> {
  const page = await wholePage(ctx, question);
  if (page.items.length > 0 || waiting === undefined || waiting.seconds === 0) return page;
  const { watch, seconds, gone } = waiting;
  await watch.wait({ ...placeOf(ctx), reading: question.reading, after: page.next }, seconds * 1000, gone);
  // the same question once more: a first page that was waited for is a first page still
  return await wholePage(ctx, question);
}

/** @throws RefusedRequest feed-epoch-changed when two pictures of the data were torn, one after the other: nobody detaches as often as that */
async function wholePage(ctx: OperationContext, question: FeedQuestion): Promise<FeedPage> {
  const page = await look(ctx, (within) => readPage(within, question)) ?? await look(ctx, (within) => readPage(within, question));
  if (page === undefined) throw new RefusedRequest('feed-epoch-changed');
  return page;
}

/** Undefined when events were detached after the picture of the data was taken. */
async function readPage(ctx: OperationContext, { reading, after, limit }: FeedQuestion): Promise<FeedPage | undefined> {
  const place = placeOf(ctx);
  const rowsAfter = (from: FeedPlaceInTime): Promise<(FeedRow | NewestRow)[]> => (reading === 'newest'
    ? newestAfter(ctx.db, place, from, from.since, limit + 1)
    : changesAfter(ctx.db, place, from, limit + 1));
  const [head, known] = await Promise.all([feedHead(ctx.db), after === undefined ? undefined : rowsAfter(after)]);
  if (head.torn) return undefined;
  await refuseIfElsewhere(ctx.db, head, after);
  if (after !== undefined && hasMissed(head, reading, after)) throw new RefusedRequest('feed-epoch-changed');
  const from = after ?? { epoch: head.epoch, xid: '0', key: beginning[reading], since: head.readableTo };
  const rows = known ?? await rowsAfter(from);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: await itemsOf(ctx, shown),
    hasMore: rows.length > limit,
    next: last === undefined ? from : { ...from, xid: last.xid, key: last.key },
    ...(after === undefined && reading === 'newest' ? { changes: justBefore(from) } : {}),
  };
}

/** A cursor of another epoch, or of transactions that this database has never had, tells nothing about what its reader knows. */
async function refuseIfElsewhere(db: Kysely<Database>, { epoch, next }: FeedHead, after: FeedPlaceInTime | undefined): Promise<void> {
  if (after === undefined) return;
  const newest = [BigInt(after.xid), BigInt(after.since) - 1n].reduce((one, other) => (one > other ? one : other));
  if (after.epoch !== epoch || (newest >= BigInt(next) && !(await hasBegun(db, String(newest))))) throw new RefusedRequest('feed-epoch-changed');
}

/**
 * Whether events that the reader has not had yet are gone with a detached partition. Who reads every change misses those after its place, unless
 * it has begun from the beginning since then; who reads the newest states needs only the removals since it began.
 */
function hasMissed({ cuts }: FeedHead, reading: FeedReading, { xid, since }: FeedPlaceInTime): boolean {
  return cuts.some(({ last, by }) => BigInt(xid) <= BigInt(last) && BigInt(since) <= BigInt(reading === 'changes' ? by : last));
}

function justBefore({ since, ...from }: FeedPlaceInTime): FeedPlaceInTime {
  return { ...from, since, xid: String(BigInt(since) - 1n), key: GREATEST_POSITION };
}

/** The families are noted as seen; rows that do not bring their names get them. */
async function itemsOf(ctx: OperationContext, rows: readonly (FeedRow | NewestRow)[]): Promise<(FeedItem | NewestRow)[]> {
  const [nameless, whole] = [rows.filter((row) => 'state' in row), rows.filter((row) => 'names' in row)];
  saw(ctx, whole);
  return nameless.length === 0 ? whole : await named(ctx, nameless);
}

/** The cases' names, in one statement for all; and the families are noted as seen. */
async function named(ctx: OperationContext, rows: readonly FeedRow[]): Promise<FeedItem[]> {
  saw(ctx, rows);
  const visible = rows.filter(({ familyId }) => familyId !== null).map(({ caseId }) => caseId);
  const names = await externalIdsOf(ctx.db, 'case', [...new Set(visible)]);
  return rows.map((row) => ({ ...row, externalIds: names.get(row.caseId) ?? [] }));
}

function saw(ctx: OperationContext, rows: readonly (FeedRow | NewestRow)[]): void {
  for (const { familyId, organisationId } of rows) if (familyId !== null) ctx.seen.add({ familyId, organisationId });
}

/** Which case is meant: by our id, or by an outside system's. */
export type CaseReference = { caseId: string } | { externalId: ExternalId };

/** The cases of the commission's municipality that are asked for, as they are now, in the order of the questions; undefined for what is not there to see. */
export async function lookUpFeedCases(ctx: OperationContext, asked: readonly CaseReference[]): Promise<(FeedItem | undefined)[]> {
  const place = placeOf(ctx);
  const names = asked.flatMap((one) => ('externalId' in one ? [one.externalId] : []));
  const targets = await targetsOf(ctx.db, place.region, 'case', names);
  const ids = asked.map((one) => ('caseId' in one ? one.caseId : targets.get(`${one.externalId.system}:${one.externalId.value}`)?.id));
  const known = [...new Set(ids.filter((id) => id !== undefined))];
  const found = new Map((await named(ctx, await feedCases(ctx.db, place, known))).map((item) => [item.caseId, item]));
  return ids.map((id) => (id === undefined ? undefined : found.get(id)));
}

/** The feed is a commission's: no other role is let in to it. */
function placeOf({ caller: { scope } }: OperationContext): FeedPlace {
  if (scope.kind !== 'municipality') throw new Error('Only a commission has a feed');
  return { region: scope.region, municipality: scope.municipality };
}
