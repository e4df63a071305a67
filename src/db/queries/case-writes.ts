import { type Kysely, sql } from 'kysely';
import type { DeadlinesShown } from '../../domain/case/deadlines-shown.ts';
import type { FeedState } from '../../domain/case/feed-state.ts';
import type { Fact } from '../../domain/case/facts.ts';
import type { Database } from '../schema.ts';
import { blank } from '../blank.ts';
import { defer } from '../session.ts';
import { namedRow, statement } from '../statement.ts';
import type { Tx } from '../transaction.ts';
import { factColumns, factRow } from './facts.ts';

/** What a case is from its first day on. */
export interface NewCase {
  id: string;
  organisationId: string;
  region: string;
  municipality: string;
  familyId: string;
  form: string;
  memberId: string | null;
  regulationCode: string;
  regulationVersion: number;
  timeZone: string;
  reopensCaseId: string | null;
  openedOn: string;
  ground: string;
  /** Who took the application; null when no one person did. */
  intakeSpecialistId: string | null;
  /** The revision of the working calendar that its dates are counted by. */
  calendarRevision: number;
  createdAt: string;
}

/** A post-support check that is neither scheduled nor made, and the day on which it is to be scheduled. */
export interface CheckToSchedule {
  number: number;
  dueOn: string;
  scheduleOn: string;
}

/** What `assess` says of a case now: the projection that lists, feeds and jobs read. */
export interface CaseProjection {
  status: string;
  level: string | null;
  countedLevel: string | null;
  curatorId: string | null;
  register: { year: number; number: number } | null;
  startsOn: string | null;
  endsOn: string | null;
  longestEndsOn: string | null;
  outcome: string | null;
  /** The next day on which the calendar alone changes the status, and the status from then on. */
  reassessOn: string | null;
  statusThen: string | null;
  /** The checks that a job will schedule, by number. */
  checksToSchedule: readonly CheckToSchedule[];
  factCount: number;
  /** What a commission may know of it; nothing any more once `inFeed` is false. */
  feedState: FeedState;
  /** Where its deadlines stand, for as long as the calendar leaves them there. */
  deadlinesShown: DeadlinesShown;
  inFeed: boolean;
}

/** Stores a new case in its version 1. */
export function insertCase(tx: Tx, made: NewCase, projection: CaseProjection): void {
  defer(tx, inserted({
    id: made.id, organisation_id: made.organisationId, region: made.region, municipality: made.municipality,
    family_id: made.familyId, form: made.form, member_id: made.memberId, regulation_code: made.regulationCode,
    regulation_version: made.regulationVersion, time_zone: made.timeZone, reopens_case_id: made.reopensCaseId,
    opened_on: made.openedOn, ground: made.ground, intake_specialist_id: made.intakeSpecialistId, calendar_revision: made.calendarRevision, created_at: made.createdAt, ...columnsOf(projection),
  }));
}

const inserted = statement((name) => blank.insertInto('support_case').values(namedRow(name, first)));

/** The version of its regulation that a case lives by, which a decision may change. */
export interface CasePin {
  regulationVersion: number;
  timeZone: string;
}

/** A case's version after a write, and whether its deadlines are others than before. */
export interface UpdatedCase {
  version: number;
  deadlinesMoved: boolean;
}

/** Appends facts to a case that the caller has locked, writes its projection and gives it the next version, in one statement. */
export async function updateCase(
  tx: Tx, of: { id: string; organisationId: string }, facts: readonly Fact[], projection: CaseProjection, pin: CasePin,
): Promise<UpdatedCase> {
  const rows = facts.map((fact, place) => Object.entries(factRow(of, fact)).map(([column, value]) => [`${column}${place}`, value] as const));
  const { rows: [updated] } = await tx.executeQuery(updateWith(facts.length)({
    ...Object.fromEntries(rows.flat()), ...columnsOf(projection), caseId: of.id, regulation_version: pin.regulationVersion, time_zone: pin.timeZone,
  }));
  if (updated === undefined) throw new Error(`the case ${of.id} is not there to be written`);
  return updated;
}

const updates = new Map<number, ReturnType<typeof updateOf>>();

/** A statement for each number of facts: a write records one or two. */
function updateWith(facts: number): ReturnType<typeof updateOf> {
  const present = updates.get(facts) ?? updateOf(facts);
  if (facts <= MOST_FACTS_KEPT) updates.set(facts, present);
  return present;
}

const MOST_FACTS_KEPT = 8;

function updateOf(facts: number) {
  return statement((name) => {
    const fact = (place: number) => namedRow((column) => name(`${column}${place}`), factColumns);
    const recorded = facts === 0 ? blank : blank.with('recorded', (db) => db.insertInto('case_fact').values(Array.from({ length: facts }, (_, place) => fact(place))));
    return recorded.updateTable('support_case')
      .from((eb) => eb.selectFrom('support_case').select(['id', 'feed_state']).where('id', '=', name('caseId')).as('before'))
      .set((eb) => ({ ...namedRow(name, [...projected, 'regulation_version', 'time_zone']), version: eb('support_case.version', '+', 1) }))
      .whereRef('support_case.id', '=', 'before.id')
      .returning([
        'version', sql<boolean>`before.feed_state -> 'deadlines' <> support_case.feed_state -> 'deadlines'`.as('deadlinesMoved'),
      ]);
  });
}

/** Cases of a region whose row does not say yet what a commission may know of them: at most `limit`, after the one given. */
export async function casesWithoutFeedState(db: Kysely<Database>, region: string, limit: number, after?: string): Promise<string[]> {
  let query = db.selectFrom('support_case').select('id').where('region', '=', region).where(sql<boolean>`feed_state ? 'unknown'`);
  if (after !== undefined) query = query.where('id', '>', after);
  return (await query.orderBy('id').limit(limit).execute()).map(({ id }) => id);
}

/** Says what a commission may know of a locked case, where its row did not say it yet. True when it did not. */
export async function fillFeedState(tx: Tx, id: string, { feedState, deadlinesShown, inFeed }: Pick<CaseProjection, 'feedState' | 'deadlinesShown' | 'inFeed'>): Promise<boolean> {
  const { numUpdatedRows } = await tx.updateTable('support_case')
    .set({ feed_state: JSON.stringify(feedState), deadlines_shown: textOf(deadlinesShown), in_feed: inFeed })
    .where('id', '=', id).where(sql<boolean>`feed_state ? 'unknown'`).executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** What a commission may know of these locked cases has changed outside of their rows: its alerts. */
export function touchCases(tx: Tx, ids: readonly string[]): void {
  if (ids.length === 0) return;
  defer(tx, sql`update support_case set changed_xid = pg_current_xact_id() where id = any(${[...ids]}::uuid[])`);
}

/** What `columnsOf` writes. */
const projected = [
  'status', 'level', 'counted_level', 'curator_id', 'register_year', 'register_number', 'starts_on', 'ends_on', 'longest_ends_on', 'outcome', 'reassess_on',
  'status_then', 'schedule_check_on', 'checks_to_schedule', 'fact_count', 'feed_state', 'deadlines_shown', 'in_feed',
] as const;

/** What a case's row begins with. */
const first = [
  'id', 'organisation_id', 'region', 'municipality', 'family_id', 'form', 'member_id', 'regulation_code', 'regulation_version', 'time_zone',
  'reopens_case_id', 'opened_on', 'ground', 'intake_specialist_id', 'calendar_revision', 'created_at', ...projected,
] as const;

function columnsOf(projection: CaseProjection): Record<typeof projected[number], unknown> {
  const { checksToSchedule: [nextCheck, ...laterChecks] } = projection;
  return {
    status: projection.status,
    level: projection.level,
    counted_level: projection.countedLevel,
    curator_id: projection.curatorId,
    register_year: projection.register?.year ?? null,
    register_number: projection.register?.number ?? null,
    starts_on: projection.startsOn,
    ends_on: projection.endsOn,
    longest_ends_on: projection.longestEndsOn,
    outcome: projection.outcome,
    reassess_on: projection.reassessOn,
    status_then: projection.statusThen,
    schedule_check_on: nextCheck?.scheduleOn ?? null,
    checks_to_schedule: nextCheck === undefined ? null : JSON.stringify([nextCheck, ...laterChecks]),
    fact_count: projection.factCount,
    feed_state: JSON.stringify(projection.feedState),
    deadlines_shown: textOf(projection.deadlinesShown),
    in_feed: projection.inFeed,
  };
}

/** As `deadlinesAsKept` reads it: first day, last day, JSON. */
function textOf({ from, until, deadlines }: DeadlinesShown): string {
  return `${from} ${until} ${JSON.stringify(deadlines)}`;
}
