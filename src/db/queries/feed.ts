import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { FeedDeadline } from '../../domain/case/feed-state.ts';
import type { EventKind } from '../../domain/events/catalogue.ts';
import { withSavepoint } from '../savepoint.ts';
import type { Database } from '../schema.ts';
import { statement } from '../statement.ts';
import type { Tx } from '../transaction.ts';
import { namesOfCase } from './external-ids.ts';

/** Whose feed it is. */
export interface FeedPlace {
  region: string;
  municipality: string;
}

/** Where a reader stands: after this transaction's `key`, which is a case's id in the newest reading, and an event's number in the other. */
export interface FeedPosition {
  xid: string;
  key: string;
}

/** What the positions of this moment are measured by. */
export interface FeedHead {
  epoch: number;
  /** Everything below it is committed or rolled back: so far one may read. */
  readableTo: string;
  /** No transaction of this number, or of a higher one, has ended. */
  next: string;
  /** What is no longer there: the events of detached partitions. */
  cuts: FeedCut[];
  /** A partition that this transaction's picture of the data still has is no longer there to read: the picture is to be taken anew. */
  torn: boolean;
}

/** A partition of events that was detached. */
export interface FeedCut {
  /** Up to which transaction its events went. */
  last: string;
  /** Which transaction detached it. */
  by: string;
}

/** Where a row of the feed stands, and whose it is. */
interface FeedSubject extends FeedPosition {
  caseId: string;
  organisationId: string;
  /** Null when the case is not the commission's to see, or is no more. */
  familyId: string | null;
}

/** What one row of the feed tells. */
export interface FeedRow extends FeedSubject {
  state: Record<string, unknown> | null;
  event: { kind: EventKind; version: number; occurredAt: string; data: unknown } | null;
}

/** A row of the newest states: what does not depend on the day comes as JSON. All texts are null where a case has left. */
export interface NewestRow extends FeedSubject {
  event: FeedRow['event'];
  timeZone: string | null;
  /** The names that outside systems have given the case: a JSON array. */
  names: string | null;
  /** The state without its deadlines: properties of a JSON object, without its braces. */
  rest: string | null;
  /** The deadlines as they were kept: the first and the last day on which they are right, and a JSON array. */
  shown: string | null;
  /** The deadlines as facts give them; null where they are kept as above. */
  deadlines: FeedDeadline[] | null;
}

/** The feed's epoch and how far it can be read, as of the transaction's picture of the data. */
export async function feedHead(db: Kysely<Database>): Promise<FeedHead> {
  const { rows: [head] } = await sql<FeedHead>`
    select epoch, pg_snapshot_xmin(now)::text as "readableTo", pg_snapshot_xmax(now)::text as next,
           (select coalesce(jsonb_agg(jsonb_build_object('last', last_xid::text, 'by', detached_xid::text)), '[]')
              from time_partition where last_xid is not null) as cuts,
           exists (select from time_partition where table_name = 'outbox' and detached_at is null and to_regclass(name) is null) as torn
      from feed_epoch cross join pg_current_snapshot() as now
      -- holds the events as they are divided now until the transaction ends
      left join (select from outbox) nothing on false`.execute(db);
  if (head === undefined) throw new Error('The feed has no epoch');
  return head;
}

/**
 * Whether this server has begun a transaction of that number, although none so high has ended in the present picture: a standby may have
 * shown a commit that the primary is still waiting to have confirmed.
 */
export async function hasBegun(db: Kysely<Database>, xid: string): Promise<boolean> {
  // asked for a number that it has never given, the server says so by an error
  const asked = withSavepoint(db as Tx, () => sql`select pg_xact_status(${xid}::xid8)`.execute(db));
  return await asked.then(() => true, (error: { code?: string }) => {
    if (error.code === '22023') return false;
    throw error;
  });
}

const eventOf = sql`jsonb_build_object('kind', kind, 'version', o.version, 'data', data,
  'occurredAt', to_char(occurred_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))`;

/** What `case_for_commission` says of a case, but for its deadlines and its time zone. */
const rest = sql`concat('"organisationId":"', organisation_id, '","municipality":', to_json(municipality), ',"openedOn":"', opened_on, '","status":"', status,
  '","registerNumber":', coalesce('"' || register_year || '/' || register_number || '"', 'null'), ',"regulation":{"code":"', regulation_code,
  '","version":', regulation_version, '},"alerts":', commission_alerts, ',', right(left((feed_state - '{deadlines,unknown}'::text[])::text, -1), -1))`;

const readable = sql`pg_snapshot_xmin(pg_current_snapshot())`;

/** What a municipality's commission may be told of one by one. */
const toldKinds: readonly EventKind[] = [
  'case.opened', 'case.factRecorded', 'case.statusChanged', 'case.levelChanged', 'case.termChanged', 'case.deadlinesChanged',
  'case.regulationChanged', 'case.municipalityChanged', 'case.removed', 'alert.raised', 'alert.ended', 'resolution.received',
];

/**
 * The newest state of each case that has changed after a position, and what has left the municipality since the reader's first page: the log,
 * compacted. A case that has come back is no removal.
 */
export async function newestAfter(
  db: Kysely<Database>, place: FeedPlace, after: FeedPosition, since: string, limit: number,
): Promise<NewestRow[]> {
  return (await db.executeQuery(newest({ ...place, xid: after.xid, key: after.key, since, limit }))).rows;
}

const newest = statement((name) => {
  const place = { region: name('region'), municipality: name('municipality') };
  const [after, since, limit] = [sql`(${name('xid')}::xid8, ${name('key')}::uuid)`, sql`${name('since')}::xid8`, sql`${name('limit')}`];
  return sql<NewestRow>`
    select * from ((
      select changed_xid as xid, c.id as key, c.id as "caseId", organisation_id as "organisationId", family_id as "familyId", null::jsonb as event,
             time_zone as "timeZone", (${namesOfCase('c')})::text as names, ${rest} as rest, deadlines_shown as shown,
             case when deadlines_shown is null then feed_state -> 'deadlines' end as deadlines
        from support_case c
       where ${of(place)} and in_feed and changed_xid < ${readable} and (changed_xid, c.id) > ${after}
       order by changed_xid, c.id limit ${limit}
    ) union all (
      select xid, case_id, case_id, organisation_id, null, ${eventOf}, null, null, null, null, null
        from outbox o
       where ${of(place)} and kind = 'case.removed' and xid < ${readable} and xid >= ${since}
         and (xid, case_id) > ${after}
         and not exists (select from support_case c where c.id = o.case_id and ${of(place)} and c.in_feed)
         and not exists (select from outbox later where ${of(place)} and later.kind = 'case.removed' and later.case_id = o.case_id
                            and (later.xid, later.pos) > (o.xid, o.pos))
       order by xid, case_id limit ${limit}
    )) page order by xid, key limit ${limit}`;
});

/** Every event of a municipality after a position, in order, with the case as it was after it; only what a case still to be seen was. */
export async function changesAfter(db: Kysely<Database>, place: FeedPlace, after: FeedPosition, limit: number): Promise<FeedRow[]> {
  const { rows } = await sql<FeedRow>`
    select xid, pos::text as key, case_id as "caseId", o.organisation_id as "organisationId", c.family_id as "familyId",
           case when c.id is not null then o.state end as state, ${eventOf} as event
      from (select * from outbox o
             where ${of(place)} and kind = any (${toldKinds}) and xid < ${readable}
               and (xid, pos) > (${after.xid}::xid8, ${after.key}::bigint)
             order by xid, pos limit ${limit}) o
      left join support_case c on c.id = o.case_id and c.in_feed and c.region = ${place.region} and c.municipality = ${place.municipality}
     order by xid, pos`.execute(db);
  return rows;
}

/** Of some cases, those in the municipality's feed, each as it is now. */
export async function feedCases(db: Kysely<Database>, place: FeedPlace, ids: readonly string[]): Promise<FeedRow[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<FeedRow>`
    select changed_xid as xid, c.id as key, c.id as "caseId", organisation_id as "organisationId", family_id as "familyId",
           case_for_commission(c) as state, null as event
      from support_case c where ${of(place)} and in_feed and c.id = any (${[...ids]}::uuid[])`.execute(db);
  return rows;
}

/** Who waits for news: where they stand, by the reading's own order. */
export interface FeedWaiting extends FeedPlace {
  reading: 'newest' | 'changes';
  after: FeedPosition & { since: string };
}

/** For which of those who wait there is something to read; one statement for all of them. */
export async function feedNews(db: Kysely<Database>, waiting: readonly FeedWaiting[]): Promise<number[]> {
  const places = waiting.map(({ region, municipality, reading, after }, place) => ({ place, region, municipality, reading, ...after }));
  const { rows } = await sql<{ place: number }>`
    select place from jsonb_to_recordset(${JSON.stringify(places)}::jsonb)
             as w (place integer, region text, municipality text, reading text, xid xid8, key text, since xid8)
     where case when reading = 'newest'
       then exists (select from support_case c where c.region = w.region and c.municipality = w.municipality and c.in_feed
                       and c.changed_xid < ${readable} and (c.changed_xid, c.id) > (w.xid, w.key::uuid))
         or exists (select from outbox o where o.region = w.region and o.municipality = w.municipality and o.kind = 'case.removed'
                       and o.xid < ${readable} and o.xid >= w.since and (o.xid, o.case_id) > (w.xid, w.key::uuid))
       else exists (select from outbox o where o.region = w.region and o.municipality = w.municipality and o.kind = any (${toldKinds})
                       and o.xid < ${readable} and (o.xid, o.pos) > (w.xid, w.key::bigint)) end`.execute(db);
  return rows.map(({ place }) => place);
}

/** How far the feed is behind: the oldest event that is stored and cannot be read yet, and the newest that can. Null when there is none. */
export interface FeedLag {
  waitingSince: string | null;
  newestAt: string | null;
}

export async function feedLag(db: Kysely<Database>): Promise<FeedLag> {
  const { rows: [lag] } = await sql<FeedLag>`
    select (select min(occurred_at) from outbox where xid >= ${readable}) as "waitingSince",
           (select occurred_at from outbox where xid < ${readable} order by xid desc, pos desc limit 1) as "newestAt"`.execute(db);
  return lag ?? { waitingSince: null, newestAt: null };
}

function of({ region, municipality }: FeedPlace): RawBuilder<boolean> {
  return sql<boolean>`region = ${region} and municipality = ${municipality}`;
}
