import { sql } from 'kysely';
import t from 'tap';
import { testApp } from '../../support/app.ts';
import { aCast, alertsTurned, at, mustBe, walkedTo } from '../../support/case-road.ts';
import { MUNICIPALITY } from '../../support/factories.ts';

// Broken once on purpose, to see these tests fail: the days of the kept deadlines not looked at; the trigger that forgets them dropped; that of alerts as well.

interface Item {
  caseId: string;
  case: { asOf: string; deadlines: { state: string; dueOn: string }[]; alerts: { kind: string }[] } | null;
}

const api = await testApp(t);
const cast = await aCast(api);
const road = await walkedTo(cast, 'consent');
const base = '/v1/kdn/case-statuses';
const commission = () => api.token('commission', { region: cast.provider.region, municipality: MUNICIPALITY });

/** The case as the feed tells it, from the row's texts. */
async function told(): Promise<Item | undefined> {
  const page = mustBe(200, await api.call('GET', `${base}?wait=20`, { as: commission() }));
  return page.json<{ items: Item[] }>().items.find(({ caseId }) => caseId === road.id);
}

/** The same as the feed's one case tells it, from the facts' deadlines. */
async function asked(): Promise<Item> {
  return mustBe(200, await api.call('GET', `${base}/${road.id}`, { as: commission() })).json<Item>();
}

async function kept(): Promise<{ shown: string | null; alerts: unknown[] }> {
  const { deadlines_shown: shown, commission_alerts: alerts } = await api.db.selectFrom('support_case')
    .select(['deadlines_shown', 'commission_alerts']).where('id', '=', road.id).executeTakeFirstOrThrow();
  return { shown, alerts };
}

t.test('a deadline is late on the day after its last, though nobody has written the case, and open again when the clock goes back', async (t) => {
  const today = (await asked()).case?.asOf ?? '';
  const open = (await told())?.case?.deadlines.filter(({ state }) => state === 'open').map(({ dueOn }) => dueOn).toSorted() ?? [];
  t.not(open.length, 0, 'something is awaited');
  const days = [...open, '2027-01-15', today, '2026-01-12'];
  for (const day of days) {
    at(cast, day);
    t.same(await told(), await asked(), day);
    t.equal((await told())?.case?.asOf, day);
  }
  at(cast, '2027-01-15');
  t.ok((await told())?.case?.deadlines.some(({ state }) => state === 'late'));
  at(cast, today);
});

t.test('a release that does not know of the kept deadlines changes them, and none is told as it was', async (t) => {
  t.ok((await kept()).shown);
  await sql`update support_case set feed_state = jsonb_set(feed_state, '{deadlines,0,metOn}', '"2026-03-03"'), version = version where id = ${road.id}`.execute(api.db);
  t.equal((await kept()).shown, null);
  const item = await told();
  t.same(item, await asked());
  t.match(item?.case?.deadlines[0], { metOn: '2026-03-03', state: 'met' });
  await sql`update support_case set feed_state = feed_state - 'level' || '{"level": "crisis"}' where id = ${road.id}`.execute(api.db);
  t.same(await told(), await asked(), 'and what is no deadline leaves the text as it is');
});

t.test('whoever changes an alert, the case tells of it', async (t) => {
  at(cast, '2027-03-01');
  await alertsTurned(cast);
  const truth = async () => (await sql<{ alerts: unknown[] }>`select commission_alerts_of(${road.id}) as alerts`.execute(api.db)).rows[0]?.alerts;
  const { id } = await api.db.insertInto('alert').values({
    id: '01990000-0000-7000-8000-0000000000a1', case_id: road.id, region: cast.provider.region, organisation_id: cast.provider.id, kind: 'programmeExpired',
    subject: 'programme:1', severity: 'critical', raise_on: '2027-02-01', lapse_on: null, due_on: '2027-02-01', citation: JSON.stringify({ clause: 'п. 1' }),
    planned_at: '2027-02-01T00:00:00Z', raised_at: '2027-02-01T00:00:00Z', ended_at: null, escalate_on: '2027-02-01', for_commission: true,
  }).returning('id').executeTakeFirstOrThrow();
  const steps = [sql`severity = 'warning'`, sql`for_commission = false`, sql`for_commission = true`, sql`ended_at = now()`, sql`ended_at = null`, sql`raised_at = null`];
  t.match((await kept()).alerts, [{ id, severity: 'critical' }]);
  for (const step of steps) {
    await sql`update alert set ${step} where id = ${id}`.execute(api.db);
    t.same((await kept()).alerts, await truth());
  }
  await sql`update alert set raised_at = now() where id = ${id}`.execute(api.db);
  t.equal((await kept()).alerts.length, 1);
  await sql`delete from alert where id = ${id}`.execute(api.db);
  t.same((await kept()).alerts, []);
});

t.test('a row that nobody has written since is listed like any other', async (t) => {
  const list = async () => mustBe(200, await api.call('GET', '/v1/cases', { as: cast.head })).json<unknown>();
  const before = await list();
  await sql`alter table support_case disable trigger keep_case_line`.execute(api.db);
  await sql`update support_case set list_line = null`.execute(api.db);
  await sql`alter table support_case enable trigger keep_case_line`.execute(api.db);
  t.same(await list(), before);
});
