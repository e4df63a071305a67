import t from 'tap';
import { azov2017 } from '../../../src/domain/regulations/data/azov-2017.ts';
import { testApp } from '../../support/app.ts';
import { aCast, at, type Cast, consentBody, decisionBody, mustBe, openedCase, stateOf, walk, walkedTo } from '../../support/case-road.ts';
import { MUNICIPALITY } from '../../support/factories.ts';
import { regionCast, type RegionRoad, walkedIn } from '../../support/regions.ts';

const api = await testApp(t);
const cast = await aCast(api);
const submitted = await walkedTo(cast, 'submission', 'basic');
const active = await walkedTo(cast);
await openedCase(cast);

interface Line {
  caseId: string; matter: string; subject: string; since: string; lastDay: string | null; late: boolean; family: string | null;
  decisions: { kind: string; allowed: boolean; reasons: { code: string }[] }[];
  needs: { need: string; metOn: string | null; citation: { clause: string } }[];
}
interface List { items: Line[]; nextCursor: string | null }

async function agenda(body: string, date: string, { as, more = '', of = cast }: { as?: string; more?: string; of?: Cast } = {}): Promise<List> {
  return mustBe(200, await api.call('GET', `/v1/agenda/sessions?body=${body}&date=${date}${more}`, { as: as ?? of.council })).json<List>();
}
const short = ({ items }: List) => items.map(({ caseId, matter, since, lastDay, late }) => [caseId, matter, since, lastDay, late]);

t.test('a submitted programme waits for the council until its last day, and is late after it', async (t) => {
  at(cast, '2026-03-16');
  const on = await agenda('council', '2026-03-17');
  t.same(short(on), [[submitted.id, 'programme', '2026-03-10', '2026-03-17', false]]);
  const [line] = on.items;
  t.match(line, {
    family: 'Примерова', registerNumber: null, subject: 'programme:1', status: 'decision', level: 'basic', municipality: MUNICIPALITY,
    curatorId: cast.specialist.id, organisationId: cast.provider.id, text: /рассмотрение индивидуальной программы/, textEn: /programme/,
    citation: { regulation: 'tatarstan-2017', clause: 'п. 4.4' },
  });
  t.same(line?.decisions.map(({ kind, allowed }) => [kind, allowed]),
    ['approveProgramme', 'returnProgramme', 'rejectProgramme', 'denyNeed'].map((kind) => [kind, true]));
  t.match(line?.needs.find(({ need }) => need === 'paper:livingConditionsReport'), { metOn: '2026-03-04', citation: { clause: 'п. 4.6; прил. № 4–11, разд. III' } });
  t.ok(line?.needs.some(({ need }) => need === 'diagnostic:primary'));
  t.same(short(await agenda('council', '2026-03-18')), [[submitted.id, 'programme', '2026-03-10', '2026-03-17', true]]);
  t.same((await agenda('kdn', '2026-03-18')).items, [], 'the KDN decides nothing here');
});

t.test('a term near its end waits for the council with what success asks for; so does a level proposed anew', async (t) => {
  at(cast, '2026-06-01');
  const { programme: { endsOn } } = await stateOf<{ programme: { endsOn: string } }>(active);
  t.equal(endsOn, '2026-09-13');
  t.notOk((await agenda('council', '2026-08-13')).items.some(({ caseId }) => caseId === active.id));
  const [late, ending] = (await agenda('council', '2026-08-14')).items;
  t.equal(late?.caseId, submitted.id, 'the earlier last day comes first');
  t.match(ending, { caseId: active.id, matter: 'ending', since: '2026-08-14', lastDay: '2026-09-13', late: false, registerNumber: '2026/1' });
  t.same(ending?.decisions.map(({ kind, allowed }) => [kind, allowed]), [['extend', true], ['completeWithSuccess', false], ['endWithoutSuccess', true]]);
  t.match(ending?.decisions[1]?.reasons, [{ code: 'measures.unmarked' }]);
  t.match(ending?.needs, [{ need: 'measuresMarked', metOn: null, citation: { clause: 'п. 5.8 «б»' } }]);
  t.ok((await agenda('council', '2026-09-14')).items.find(({ matter }) => matter === 'ending')?.late);
  await walk(active, { path: 'level-assignments', body: { date: '2026-06-02', level: 'adaptation', reason: 'Стало легче.' } });
  at(cast, '2026-06-02');
  const after = await agenda('council', '2026-08-14');
  t.same(after.items.map(({ matter, lastDay }) => [matter, lastDay]), [['programme', '2026-03-17'], ['ending', '2026-09-13'], ['levelChange', null]]);
});

t.test('pages walk every matter once, in order', async (t) => {
  at(cast, '2026-06-02');
  const seen: string[] = [];
  for (let more: string | undefined = '&limit=1'; more !== undefined; ) {
    const page: List = await agenda('council', '2026-08-14', { more });
    seen.push(...page.items.map(({ matter }) => matter));
    more = page.nextCursor === null ? undefined : `&limit=1&cursor=${page.nextCursor}`;
  }
  t.same(seen, ['programme', 'ending', 'levelChange']);
});

t.test('a decision takes its matter off; a consent taken back puts one on', async (t) => {
  await walk(submitted, { path: 'decisions', as: 'council', body: decisionBody('2026-06-03', 'returnProgramme', { programmeNumber: 1 }) });
  await walk(active, { path: 'decisions', as: 'council', body: decisionBody('2026-06-03', 'changeLevel', { level: 'adaptation' }) });
  at(cast, '2026-06-03');
  t.same((await agenda('council', '2026-06-03')).items, []);
  await walk(active, { path: 'consents', body: consentBody(active, '2026-06-03') });
  await walk(active, { path: 'consent-withdrawals', body: { date: '2026-06-04', memberId: active.mother, text: 'Отзываю.' } });
  at(cast, '2026-06-04');
  t.same(short(await agenda('council', '2026-06-04')), [[active.id, 'consentWithdrawn', '2026-06-04', null, false]]);
});

t.test('an agenda is a provider’s own; a curator has none', async (t) => {
  const other = await aCast(api);
  t.same((await agenda('council', '2026-06-04', { as: other.council })).items, []);
  t.equal((await api.call('GET', '/v1/agenda/sessions?body=council&date=2026-06-04', { as: cast.curator })).statusCode, 403);
  for (const wrong of ['body=fire&date=2026-06-04', 'body=council', 'date=2026-06-04']) {
    t.equal((await api.call('GET', `/v1/agenda/sessions?${wrong}`, { as: cast.council })).statusCode, 400, wrong);
  }
});

const azov: RegionRoad = {
  source: azov2017, from: '2026-03-05', level: 'basic', body: 'provider', decider: 'head', due: ['2026-05-15', '2026-06-30'],
  opening: { ground: 'kdnResolution' },
  gates: [
    'consent', 'curator', 'paper:personalDocuments', 'paper:livingConditionsReport', 'level', 'programmeDrafted', 'programmeSubmitted',
    'programmeApproved', 'paper:needAssessment',
  ].map((gate) => ({ step: 1, gate, clause: '' })),
};

t.test('where the KDN reviews and ends, its secretary finds it in the agenda of the municipality, without names and diagnostics', async (t) => {
  const rostov = await regionCast(api, azov2017);
  const road = await walkedIn(rostov, azov);
  at(rostov, '2026-03-20');
  const { programme } = await stateOf<{ programme: { startsOn: string; endsOn: string } }>(road);
  t.equal(programme.startsOn, '2026-03-13');
  const as = () => api.token('commission', { region: rostov.provider.region, municipality: MUNICIPALITY });
  t.same((await agenda('kdn', '2026-05-29', { as: as() })).items, []);
  const review = await agenda('kdn', '2026-05-30', { as: as() });
  t.same(short(review), [[road.id, 'review', '2026-05-30', '2026-06-15', false]], '13 June is a Saturday');
  t.match(review.items[0], { subject: 'kdnQuarterly:1', family: null, decisions: [], citation: { regulation: 'azov-2017', clause: '4 этап' } });
  t.same(short(await agenda('kdn', '2026-06-16', { as: as() })), [[road.id, 'review', '2026-05-30', '2026-06-15', true]]);
  const end = (await agenda('kdn', '2027-02-25', { as: as() })).items.find(({ matter }) => matter === 'ending');
  t.match(end, { caseId: road.id, lastDay: programme.endsOn, family: null });
  t.same(end?.decisions.map(({ kind, reasons }) => [kind, reasons]), [['extend', []], ['completeWithSuccess', []], ['endWithoutSuccess', []]]);
  t.notMatch(JSON.stringify(end), /Примеров|Образцовая|диагност/);
  t.same((await agenda('provider', '2027-02-25', { of: rostov })).items, [], 'the provider decides neither');
  await walk(road, { path: 'diagnostics', body: { date: '2026-03-20', kind: 'final', conclusion: 'Справились', specialistName: 'П.', memberIds: [road.child] } });
  at(rostov, '2026-03-20');
  t.match((await agenda('kdn', '2026-03-20', { as: as() })).items, [{ matter: 'ending', since: '2026-03-20' }], 'evaluated before its term');
  t.same((await agenda('kdn', '2026-03-20', { as: api.token('commission', { region: rostov.provider.region, municipality: 'Другой район' }) })).items, []);
});

t.test('in Azov the provider itself decides on the programme', async (t) => {
  const rostov = await regionCast(api, azov2017);
  const road = await walkedIn(rostov, azov, 'programmeSubmitted');
  at(rostov, '2026-03-20');
  t.same(short(await agenda('provider', '2026-03-20', { of: rostov })), [[road.id, 'programme', '2026-03-11', null, false]]);
  const records = await api.db.selectFrom('access_record').select('family_ids').where('operation', '=', 'getSessionAgenda').execute();
  t.ok(records.some(({ family_ids: seen }) => seen.includes(road.family.id)));
});
