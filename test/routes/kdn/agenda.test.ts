import t from 'tap';
import { testApp } from '../../support/app.ts';
import { aCast, at, mustBe, walk, walkedTo } from '../../support/case-road.ts';
import { regionCast, type RegionRoad, walkedIn } from '../../support/regions.ts';
import { byId, commissionOf, resolutionBody, roads } from '../../support/resolutions.ts';

const api = await testApp(t);
const azov = roads['azov-2017'] as RegionRoad;
const cast = await regionCast(api, azov.source);
const kdn = commissionOf(api, 'azov');
const one = await walkedIn(cast, azov);
const two = await walkedIn(cast, azov);
const foreign = await walkedIn(cast, { ...azov, family: { municipality: 'Другой район' } });

interface Matter { matter: string; subject: string; dueOn: string; settledOn: string | null; citation: { clause: string } }
interface Line {
  caseId: string; status: string; level: string; registerNumber: string | null; matters: Matter[]; since: string | null;
  measures: { done: number; notDone: number; open: number } | null;
  marks: { measureNumber: number; result: string; on: string }[];
  decisions: { kind: string; body: string; number: string; on: string }[];
  alerts: { kind: string; subject: string }[];
}
interface List { items: Line[]; nextCursor: string | null }

async function agenda(quarter: string, today: string, { of = kdn, more = '' } = {}): Promise<List> {
  at(cast, today);
  return mustBe(200, await api.call('GET', `/v1/kdn/agenda?quarter=${quarter}${more}`, { as: of.token })).json<List>();
}
const matters = ({ items }: List) => items.map(({ caseId, matters: due }) => [caseId, due.map(({ subject, dueOn, settledOn }) => [subject, dueOn, settledOn])]);

t.test('a quarter brings every case whose review falls due in it, with what has happened since the start', async (t) => {
  await walk(one, { path: 'executions', body: { date: '2026-04-20', programmeNumber: 1, measureNumber: 1, result: 'done' } });
  const list = await agenda('2026-Q2', '2026-06-01');
  t.same(matters(list), [one, two].map(({ id }) => [id, [['kdnQuarterly:1', '2026-06-10', null]]]));
  t.match(list.items[0], {
    status: 'active', level: 'basic', registerNumber: '2026/1', since: '2026-03-10', measures: { done: 1, notDone: 0, open: 1 },
    marks: [{ measureNumber: 1, result: 'done', on: '2026-04-20' }], decisions: [], matters: [{ matter: 'review', citation: { clause: '4 этап' } }],
  });
  t.match(list.items[1], { marks: [], measures: { done: 0, open: 2 } });
  t.notMatch(JSON.stringify(list), /Примеров|Мероприятие|Образцовая|900/, 'nothing of the family and no title of a measure');
});

t.test('what the commission has looked at stays in its quarter; what it missed comes along with the next', async (t) => {
  await walk(one, { path: 'executions', body: { date: '2026-06-05', programmeNumber: 1, measureNumber: 2, result: 'notDone', reason: 'Болезнь ребёнка.' } });
  mustBe(201, await kdn.resolve(resolutionBody('2026-06-10', [{ word: 'interimResult', case: byId(one.id) }])));
  const past = await agenda('2026-Q2', '2026-08-01');
  t.same(matters(past), [[one.id, [['kdnQuarterly:1', '2026-06-10', '2026-06-10']]], [two.id, [['kdnQuarterly:1', '2026-06-10', null]]]]);
  t.match(past.items[0], { since: '2026-03-10', marks: [{ measureNumber: 1 }, { measureNumber: 2, result: 'notDone' }] });
  const now = await agenda('2026-Q3', '2026-08-01');
  t.same(matters(now), [
    [one.id, [['kdnQuarterly:2', '2026-09-10', null]]],
    [two.id, [['kdnQuarterly:1', '2026-06-10', null], ['kdnQuarterly:2', '2026-09-10', null]]],
  ]);
  t.match(now.items[0], { since: '2026-06-10', marks: [] }, 'since the commission’s last word');
  t.match(now.items[1]?.alerts, [{ kind: 'reviewMissed', subject: 'kdnQuarterly:1' }]);
});

t.test('the end of the term is the commission’s: settled by an extension, or by the end', async (t) => {
  t.match(matters(await agenda('2027-Q1', '2027-02-01'))[0], [one.id, [['kdnQuarterly:2'], ['kdnQuarterly:3'], ['kdnQuarterly:4'], ['term:1', '2027-03-10', null]]]);
  mustBe(201, await kdn.resolve(resolutionBody('2027-03-05', [
    { word: 'interimResult', case: byId(one.id) }, { word: 'continue', case: byId(one.id), termMonths: 3 },
    { word: 'end', case: byId(two.id), success: true },
  ], { number: '5' })));
  const past = await agenda('2027-Q1', '2027-04-01');
  t.match(past.items.find(({ caseId }) => caseId === one.id)?.matters.find(({ subject }) => subject === 'term:1'), { matter: 'ending', settledOn: '2027-03-05' });
  t.match(past.items.find(({ caseId }) => caseId === one.id)?.decisions, [{ kind: 'extend', body: 'kdn', number: '5' }]);
  const next = await agenda('2027-Q2', '2027-04-01');
  t.match(next.items.find(({ caseId }) => caseId === one.id)?.matters.at(-1), { subject: 'term:2', dueOn: '2027-06-11', settledOn: null });
  t.notOk(next.items.some(({ caseId }) => caseId === two.id), 'the one that ended is gone');
});

t.test('paged; a foreign municipality sees its own; elsewhere nothing is the commission’s', async (t) => {
  const first = await agenda('2026-Q2', '2026-08-01', { more: '&limit=1' });
  t.same(first.items.map(({ caseId }) => caseId), [one.id]);
  const second = await agenda('2026-Q2', '2026-08-01', { more: `&limit=1&cursor=${first.nextCursor}` });
  t.same([second.items.map(({ caseId }) => caseId), second.nextCursor], [[two.id], null]);
  const other = commissionOf(api, 'azov', 'Другой район');
  t.same((await agenda('2026-Q2', '2026-08-01', { of: other })).items.map(({ caseId }) => caseId), [foreign.id]);
  const tatar = await aCast(api);
  await walkedTo(tatar);
  t.same((await agenda('2026-Q2', '2026-08-01', { of: commissionOf(api, 'tatarstan') })).items, []);
  for (const wrong of ['2026-Q5', '2026', 'Q1', '']) {
    t.equal((await api.call('GET', `/v1/kdn/agenda?quarter=${wrong}`, { as: kdn.token })).statusCode, 400, wrong);
  }
});
