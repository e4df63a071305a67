import fc from 'fast-check';
import { sql } from 'kysely';
import t from 'tap';
import { withSavepoint } from '../../src/db/savepoint.ts';
import { behindWall, inTransaction, type Tx } from '../../src/db/transaction.ts';
import { systemWall } from '../../src/db/wall.ts';
import type { FactData } from '../../src/domain/case/facts.ts';
import { DomainError, type Violation } from '../../src/domain/errors.ts';
import type { OperationContext, Role } from '../../src/operations/context.ts';
import { type FactRequest, recordFact } from '../../src/operations/record-fact.ts';
import { receiveResolution } from '../../src/operations/receive-resolution.ts';
import type { CaseItem } from '../../src/operations/resolution-request.ts';
import { SeenFamilies } from '../../src/operations/seen-families.ts';
import { testApp } from '../support/app.ts';
import { type CaseOnRoad, walk } from '../support/case-road.ts';
import { MUNICIPALITY } from '../support/factories.ts';
import { openedIn, regionCast, type RegionRoad, walkedIn } from '../support/regions.ts';
import { roads } from '../support/resolutions.ts';

// Random resolutions of Azov's commission against its papers entered by the provider one by one: the cases end up the same, and when one
// item is refused, nothing of the others stays. Each is tried in a transaction that is rolled back.
//
// Tried, and this test failed each time: the fault of a refused item left out, a decision without its term, a savepoint gone back to and
// not released.

const api = await testApp(t);
const road = roads['azov-2017'] as RegionRoad;
const cast = await regionCast(api, road.source);
const provider = { kind: 'organisation', organisationId: cast.provider.id } as const;
const commission = { kind: 'municipality', region: 'azov', municipality: MUNICIPALITY } as const;

/** Cases that have come differently far: just opened, in force, everything done and diagnosed, done without diagnostics. */
async function prepared(): Promise<CaseOnRoad[]> {
  const [opened, fresh, ready, done] = [await openedIn(cast, road), await walkedIn(cast, road), await walkedIn(cast, road), await walkedIn(cast, road)];
  for (const one of [ready, done]) {
    api.clock.set('2026-04-01T09:00:00.000Z');
    for (const measureNumber of [1, 2]) {
      await walk(one, { path: 'executions', body: { date: '2026-04-01', programmeNumber: 1, measureNumber, result: 'done' } });
    }
  }
  const final = { date: '2026-04-01', kind: 'final', conclusion: 'Справляются', effectiveness: 'Цель достигнута', specialistName: 'Психологова', memberIds: [ready.child] };
  await walk(ready, { path: 'diagnostics', body: final });
  return [opened, fresh, ready, done];
}

const cases = await prepared();

const caseIndex = fc.oneof({ weight: 9, arbitrary: fc.nat(cases.length - 1) }, { weight: 1, arbitrary: fc.constant(-1) });
const addressed = (index: number) => ({ by: 'id' as const, id: cases[index]?.id ?? '01990000-0000-7000-8000-0000000000f1' });
const months = fc.option(fc.constantFrom(1, 2, 3, 6, 40), { nil: undefined });
const some = <T extends object>(fields: T): T => Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T;

const said = fc.oneof(
  fc.record({ word: fc.constant('interimResult' as const), period: fc.option(fc.constantFrom(1, 2, 9), { nil: undefined }) }),
  fc.record({ word: fc.constant('continue' as const), termMonths: months }),
  fc.record({ word: fc.constant('change' as const), level: fc.constantFrom(undefined, 'crisis', 'unheard') }),
  fc.record({ word: fc.constant('end' as const), success: fc.constant(true) }),
  fc.record({ word: fc.constant('end' as const), success: fc.constant(false), reason: fc.constantFrom(undefined, 'movedAway', 'danger', 'unheard') }),
);
const item: fc.Arbitrary<CaseItem> = fc.tuple(caseIndex, said, fc.constantFrom(undefined, 'Свой текст.'))
  .map(([index, words, text]) => some({ ...words, case: addressed(index), text }) as CaseItem);
const days = fc.constantFrom('2026-03-05', '2026-04-20', '2026-06-29', '2026-07-15', '2026-10-02', '2027-02-10');

/** The paper as the provider enters it: Azov's commission reviews and decides on extensions and ends, and advises on changes. */
function paperOf(said: CaseItem, number: string, date: string): FactRequest<'review'> | FactRequest<'decision'> | FactRequest<'recommendation'> {
  const text = said.text ?? 'Комиссия постановила.';
  const decision = (kind: string, more: Partial<FactData['decision']>): FactRequest<'decision'> => ({
    kind: 'decision', on: date,
    data: () => ({ kind, body: 'kdn', number, membersPresent: [], family: { invited: false, attended: false }, outsideParticipants: [], text, ...some(more) }),
  });
  switch (said.word) {
    case 'interimResult':
      return { kind: 'review', on: date, data: () => some({ kind: 'kdnQuarterly', findings: text, period: said.period }) };
    case 'continue': return decision('extend', { termMonths: said.termMonths });
    case 'end': return said.success ? decision('completeWithSuccess', {}) : decision('endWithoutSuccess', { reason: said.reason });
    case 'change':
      return {
        kind: 'recommendation', on: date,
        data: () => some({ from: 'kdn', resolutionNumber: number, resolutionDate: date, word: 'change', text, level: said.level }),
      };
  }
}

function contextOf(role: Role, scope: OperationContext['caller']['scope']): OperationContext {
  return { db: api.service, clock: api.clock, caller: { clientId: 'test', role, scope }, traceId: 'test', operation: 'receiveResolution', seen: new SeenFamilies() };
}

/** New with every try: ids that the service makes, and the numbers of transactions. */
const passing = ['factId', 'alertId', 'changed_xid', 'last_xid', 'id', 'pos', 'xid'];

/** Everything that is stored of the cases and of loads, without what is new with every try. */
async function stateOf(tx: Tx): Promise<unknown> {
  return await behindWall(tx, systemWall, async () => {
    const ids = cases.map(({ id }) => id);
    const { rows } = await sql`
      select 'case' as what, id as of, to_jsonb(c) as row from support_case c where id = any (${ids}::uuid[])
      union all select 'fact', case_id, to_jsonb(f) from case_fact f where case_id = any (${ids}::uuid[])
      union all select 'alert', case_id, to_jsonb(a) from alert a where case_id = any (${ids}::uuid[])
      union all select 'measure', case_id, to_jsonb(m) from measure m where case_id = any (${ids}::uuid[])
      union all select 'place', specialist_id, to_jsonb(p) from caseload_counter p where used > 0
      union all select 'event', case_id, to_jsonb(o) from outbox o where case_id = any (${ids}::uuid[]) and kind <> 'resolution.received'`.execute(tx);
    return rows.map((row) => JSON.stringify(row, (key, value: unknown) => (passing.includes(key) ? undefined : value))).toSorted();
  });
}

class Undone extends Error {}

/** Does something, tells what came of it, and leaves nothing. */
async function tried<T>(scope: OperationContext['caller']['scope'], work: (tx: Tx) => Promise<T>): Promise<T> {
  let result: { value: T } | undefined;
  await inTransaction(api.service, { scope }, async (tx) => {
    result = { value: await work(tx) };
    throw new Undone();
  }).catch((error: unknown) => {
    if (!(error instanceof Undone)) throw error;
  });
  if (result === undefined) throw new Error('Nothing came of it');
  return result.value;
}

/** What stands against it; nothing when it was done. */
async function faultsOf(work: () => Promise<unknown>): Promise<readonly Violation[]> {
  try {
    await work();
    return [];
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return error.violations;
  }
}

interface Outcome {
  /** `index code`, for every fault. */
  faults: string[];
  state: unknown;
}

async function resolved(items: CaseItem[], number: string, date: string): Promise<Outcome> {
  return await tried(commission, async (tx) => {
    const request = { number, date, text: 'Комиссия постановила.', items };
    const faults = await faultsOf(() => withSavepoint(tx, () => receiveResolution(tx, contextOf('commission', commission), request)));
    return { faults: faults.map(({ pointer = '', code }) => `${pointer.split('/')[2] ?? ''} ${code}`).toSorted(), state: await stateOf(tx) };
  });
}

async function entered(items: CaseItem[], number: string, date: string): Promise<Outcome> {
  return await tried(provider, async (tx) => {
    const faults: string[] = [];
    for (const [index, one] of items.entries()) {
      const id = one.case.by === 'id' ? one.case.id : '';
      const against = await faultsOf(() => withSavepoint(tx, () => recordFact(tx, contextOf('head', provider), id, paperOf(one, number, date))));
      faults.push(...against.map(({ code }) => `${index} ${code === 'not-found' ? 'link.unknown' : code}`));
    }
    return { faults: faults.toSorted(), state: await stateOf(tx) };
  });
}

t.test('a resolution does what its papers do one by one, or nothing when one of them is refused', async (t) => {
  const counts = { carriedOut: 0, refused: 0, items: 0 };
  await fc.assert(fc.asyncProperty(fc.array(item, { minLength: 1, maxLength: 5 }), days, async (items, date) => {
    api.clock.set(`${date}T09:00:00.000Z`);
    const before = await tried(provider, stateOf);
    const [whole, byOne] = [await resolved(items, '14/3', date), await entered(items, '14/3', date)];
    t.strictSame(whole.faults, byOne.faults, 'the same is refused, for the same reasons, at its place');
    t.strictSame(whole.state, byOne.faults.length === 0 ? byOne.state : before, byOne.faults.length === 0 ? 'the same cases' : 'nothing stays');
    counts[byOne.faults.length === 0 ? 'carriedOut' : 'refused'] += 1;
    counts.items += items.length;
    if (!t.passing()) throw new Error('they differ');
  }), { numRuns: 60 });
  t.comment(JSON.stringify(counts));
  t.ok(counts.carriedOut >= 3, `${counts.carriedOut} carried out`);
  t.ok(counts.refused >= 3, `${counts.refused} refused`);
});
