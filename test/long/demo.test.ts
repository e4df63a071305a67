import { sql } from 'kysely';
import t from 'tap';
import { fixedClock } from '../../src/clock.ts';
import { caseStatuses } from '../../src/domain/case/status.ts';
import { demoRegions } from '../../src/sandbox/demo-regions.ts';
import { loadDemo } from '../../src/sandbox/demo.ts';
import { publishRegulations } from '../support/factories.ts';
import { testDatabase } from '../support/database.ts';

// The demo as a newcomer finds it, on a day of its own in each region.

const { db, service } = await testDatabase(t);
await publishRegulations(db);
t.setTimeout(600_000);

t.test('it is loaded once', async (t) => {
  t.same(await loadDemo(service, fixedClock('2026-03-02T09:00:00.000Z')), { loaded: true });
  t.same(await loadDemo(service, fixedClock('2026-03-02T09:00:00.000Z')), { loaded: false });
});

for (const { code: region, clientPrefix } of demoRegions) {
  t.test(region, async (t) => {
    const cases = await db.selectFrom('support_case').select('status').distinct().where('region', '=', region).execute();
    t.same(cases.map(({ status }) => status).sort(), [...caseStatuses].sort(), 'a case in every status');
    const full = await sql<{ used: number[] }>`
      select array_agg(used order by used) as used from caseload_counter
       where specialist_id = (select id from specialist where region = ${region} and name like 'Наставников%') and used > 0`.execute(db);
    t.same(full.rows[0]?.used, await limitsOf(), 'a curator at every limit');
    const open = await db.selectFrom('alert').select('kind').distinct().where('region', '=', region)
      .where('raised_at', 'is not', null).where('ended_at', 'is', null).execute();
    const wanted = ['programmeExpiring', 'programmeExpired', 'measureLate', 'consentLapsing', 'consentWithdrawn', 'postSupportCheckMissed', 'postSupportCheckDue'];
    t.strictSame(wanted.filter((kind) => !open.some((one) => one.kind === kind)), [], 'alerts of every cause');
    const facts = await db.selectFrom('case_fact').innerJoin('support_case', 'support_case.id', 'case_fact.case_id').select('case_fact.kind').distinct()
      .where('support_case.region', '=', region).execute();
    const outside = ['distribution', 'distributionReceipt', 'letter', 'letterAnswer', region === 'azov' ? 'review' : 'recommendationAnswer'];
    const council = region === 'tatarstan' ? ['councilReferral', 'councilOpinion'] : [];
    t.strictSame([...outside, ...council].filter((one) => !facts.some(({ kind }) => kind === one)), [], 'what passes between the provider and others');
    const resolutions = await db.selectFrom('kdn_resolution').select('number').where('region', '=', region).execute();
    t.equal(resolutions.length, 1, 'a resolution of the commission');
    const clients = await db.selectFrom('api_client').select('client_id').where('region', '=', region).execute();
    t.equal(clients.filter(({ client_id }) => client_id.startsWith(`${clientPrefix}-`)).length, 9, 'a client for each role');
  });
}

/** Counters hold units: in `perLevel` counting one unit a family. */
async function limitsOf(): Promise<number[]> {
  const { rows } = await sql<{ capacity: number; units: number }>`select distinct limit_group, capacity, units from caseload_place`.execute(db);
  return rows.map(({ capacity }) => capacity).sort((one, other) => one - other);
}
