import t from 'tap';
import { everyAlertKind } from '../../../src/domain/organisation-alerts.ts';
import { testApp } from '../../support/app.ts';
import { aCast, alertsTurned, at, mustBe, openedCase, stateOf, tatarstanSteps, walk, walkedTo } from '../../support/case-road.ts';
import { MUNICIPALITY } from '../../support/factories.ts';

const api = await testApp(t);
const cast = await aCast(api);
const late = await openedCase(cast);
const active = await walkedTo(cast);
const waiting = await walkedTo(cast, 'submission', 'basic');

interface Alerts {
  items: { caseId: string; kind: string; subject: string; dueOn: string; citation: { clause: string } }[];
  counts: Record<string, number>;
  countsBySeverity: Record<string, number>;
}

async function alerts(query = '', as = cast.curator): Promise<Alerts> {
  return mustBe(200, await api.call('GET', `/v1/alerts${query}`, { as })).json<Alerts>();
}

const pairs = ({ items }: Alerts) => items.map(({ caseId, kind }) => [caseId, kind]).sort();

t.test('nothing is flagged before its day', async (t) => {
  at(cast, '2026-03-17');
  await alertsTurned(cast);
  const { items, counts } = await alerts();
  t.same(items, []);
  t.same(Object.values(counts), everyAlertKind.map(() => 0));
});

t.test('what is late is flagged, with its words, its clause and a count by kind', async (t) => {
  at(cast, '2026-05-15');
  await alertsTurned(cast);
  const all = await alerts();
  t.same(pairs(all), [[late.id, 'programmeLate'], [waiting.id, 'decisionLate']].sort());
  t.match(all.items.find(({ caseId }) => caseId === late.id), {
    subject: 'programmeApproval', severity: 'critical', since: '2026-03-18', dueOn: '2026-03-17', text: /программа не внесена/,
    textEn: /programme is late/, citation: { regulation: 'tatarstan-2017', clause: 'п. 4.4', inherited: false },
    organisationId: cast.provider.id, raisedAt: '2026-05-15T09:00:00.000Z',
  });
  t.match(all.counts, { programmeLate: 1, decisionLate: 1, measureLate: 0 });
  at(cast, '2026-05-16');
  await alertsTurned(cast);
  t.match((await alerts()).counts, { measureLate: 1 }, 'due on a Friday, late on the Saturday');
});

t.test('each filter leaves what it names; counts stand for all kinds', async (t) => {
  const byKind = await alerts('?kind=decisionLate');
  t.same(pairs(byKind), [[waiting.id, 'decisionLate']]);
  t.match(byKind.counts, { programmeLate: 1, decisionLate: 1, measureLate: 1 });
  t.same(pairs(await alerts(`?caseId=${active.id}`)), [[active.id, 'measureLate']]);
  t.match((await alerts(`?caseId=${active.id}`)).counts, { programmeLate: 0, measureLate: 1 });
  t.equal((await alerts(`?organisationId=${cast.provider.id}`)).items.length, 3);
  t.same((await alerts(`?organisationId=${(await aCast(api)).provider.id}`)).items, []);
  t.same(pairs(await alerts('?severity=warning')), [[active.id, 'measureLate']]);
  t.match(await alerts('?severity=warning'), { counts: { programmeLate: 0, measureLate: 1 }, countsBySeverity: { warning: 1, critical: 2, info: 0 } });
  t.match((await alerts('?kind=measureLate')).countsBySeverity, { warning: 1, critical: 0 });
  t.same(pairs(await alerts('?dueFrom=2026-05-15&dueTo=2026-05-15')), [[active.id, 'measureLate']]);
  t.same(pairs(await alerts('?dueTo=2026-05-14')), [[late.id, 'programmeLate'], [waiting.id, 'decisionLate']].sort());
  t.equal((await alerts(`?specialistId=${cast.specialist.id}`, cast.head)).items.length, 2, 'the third case has no curator yet');
  t.same((await alerts(`?specialistId=${(await aCast(api)).specialist.id}`, cast.head)).items, []);
  t.same([(await alerts('?acknowledged=false')).items.length, (await alerts('?acknowledged=true')).items.length], [3, 0]);
  t.equal((await api.call('GET', '/v1/alerts?kind=fire', { as: cast.curator })).statusCode, 400);
});

t.test('pages walk every alert once', async (t) => {
  const seen: string[] = [];
  for (let next: string | undefined = '/v1/alerts?limit=1'; next !== undefined; ) {
    const reply = mustBe(200, await api.call('GET', next, { as: cast.curator }));
    seen.push(...reply.json<{ items: { id: string }[] }>().items.map(({ id }) => id));
    next = /^<(.+)>; rel="next"$/.exec(String(reply.headers.link ?? ''))?.[1];
  }
  t.equal(new Set(seen).size, 3);
});

t.test('an alert is seen by those whose case it is', async (t) => {
  t.same((await alerts('', api.token('commission', { municipality: MUNICIPALITY }))).items, [], 'nothing here is the commission’s to decide or review');
  t.same((await alerts('', api.token('commission', { municipality: 'Казань' }))).items, []);
  t.same((await alerts('', (await aCast(api)).curator)).items, []);
});

t.test('an alert goes by itself when its cause goes', async (t) => {
  const { approval } = tatarstanSteps(waiting, 'basic');
  await walk(waiting, { ...approval, body: { ...approval.body, date: '2026-05-19' } });
  const mark = { date: '2026-05-19', programmeNumber: 1, measureNumber: 1, result: 'done' };
  await walk(active, { path: 'executions', body: mark });
  t.same(pairs(await alerts()), [[late.id, 'programmeLate']]);
  const state = await stateOf<{ alerts: unknown[] }>(late);
  t.match(state.alerts, [{ kind: 'programmeLate', text: /не внесена/, citation: { clause: 'п. 4.4' } }]);
});

t.test('what has ended stays in the history, the newest first, page by page', async (t) => {
  const ended = await alerts('?state=ended');
  t.same(pairs(ended), [[waiting.id, 'decisionLate'], [active.id, 'measureLate']].sort());
  t.match(ended.items, [{ kind: 'measureLate', state: 'ended', endedAt: '2026-05-19T09:00:00.000Z' }, { kind: 'decisionLate', state: 'ended' }]);
  t.match(ended.counts, { decisionLate: 1, measureLate: 1, programmeLate: 0 });
  t.equal((await alerts('?state=all')).items.length, 3);
  const first = mustBe(200, await api.call('GET', '/v1/alerts?state=all&limit=2', { as: cast.curator }));
  const { nextCursor } = first.json<{ nextCursor: string }>();
  const second = await alerts(`?state=all&limit=2&cursor=${nextCursor}`);
  t.same([...first.json<Alerts>().items, ...second.items].map(({ kind }) => kind).sort(), ['decisionLate', 'measureLate', 'programmeLate']);
});
