import t from 'tap';
import { newId } from '../../../src/db/new-id.ts';
import { testApp } from '../../support/app.ts';
import { aCast, at, type CaseOnRoad, decisionBody, mustBe, stateOf, walk, walkedTo } from '../../support/case-road.ts';
import { aFamily, aSpecialist, MUNICIPALITY, REGION } from '../../support/factories.ts';
import { readSvg, type SvgElement, textsOf, wordsOf } from '../../support/svg.ts';

const api = await testApp(t);
const cast = await aCast(api);
const foreign = await aCast(api);
const ministry = () => api.token('ministry', { region: REGION });

/** Two measures, till 15 May and till 31 August; taken on on 13 March. */
const anna = await walkedTo(cast);
const bella = await walkedTo(cast, 'copy', 'basic');
await walkedTo(foreign);
await walk(anna, { path: 'executions', body: { date: '2026-05-20', programmeNumber: 1, measureNumber: 1, result: 'done', outcome: 'Сделано' } });
for (const measureNumber of [1, 2]) {
  await walk(bella, { path: 'executions', body: { date: '2026-05-12', programmeNumber: 1, measureNumber, result: 'done', outcome: 'Сделано' } });
}
await walk(bella, { path: 'reviews', body: { date: '2026-05-25', kind: 'quarterlyAnalysis', findings: 'Без перемен.' } });
await walk(bella, { path: 'decisions', as: 'council', body: decisionBody('2026-06-01', 'completeWithSuccess') });
at(cast, '2026-07-02');

interface Drawn {
  root: SvgElement;
  texts: string[];
  words: string[];
}

async function drawn(url: string, as: string): Promise<Drawn> {
  const reply = mustBe(200, await api.call('GET', url, { as }));
  const root = readSvg(reply.body);
  return { root, texts: textsOf(root), words: wordsOf(root) };
}

const timeline = ({ id }: CaseOnRoad) => `/v1/cases/${id}/charts/timeline.svg`;
const load = (id: string, page = '') => `/v1/organisations/${id}/charts/load.svg${page}`;
const dynamics = (query = '', region = REGION) => `/v1/regions/${region}/charts/dynamics.svg${query}`;
const russian = (date: string) => date.split('-').reverse().join('.');

interface CaseTold {
  status: string;
  programme: { endsOn: string; measures: { number: number; title: string; dueOn: string; markedOn: string | null }[] };
  deadlines: { code: string; dueOn: string; text: string }[];
}

t.test('the timeline says what the case says', async (t) => {
  const told = await stateOf<CaseTold>(anna);
  t.equal(told.status, 'active');
  const { texts, words } = await drawn(timeline(anna), cast.curator);
  t.match(texts[0], /^Ход сопровождения: дело № 2026\/\d+$/);
  for (const text of ['реализация программы', 'кризисный', cast.specialist.name, `до ${russian(told.programme.endsOn)}`, 'сегодня 02.07.2026']) {
    t.ok(texts.includes(text), text);
  }
  const [first, second] = told.programme.measures;
  t.same(words.filter((line) => line.startsWith('Мероприятия:')), [
    `Мероприятия: № 1 «${first?.title}», срок ${russian(first?.dueOn ?? '')}: сделано с опозданием (отметка ${russian(first?.markedOn ?? '')}); `
    + `№ 2 «${second?.title}», срок ${russian(second?.dueOn ?? '')}: предстоит.`,
  ]);
  t.ok(texts.includes('сделано 1 из 2') && texts.includes('поздно 20.05.2026') && texts.includes('срок 31.08.2026'));
  t.match(words.find((line) => line.startsWith('Этапы:')), /выявление с 02\.03\.2026.*; реализация программы с 13\.03\.2026\.$/);
});

t.test('after the end the watch and its check are on the timeline, and what ended stands still', async (t) => {
  const told = await stateOf<CaseTold>(bella);
  const { texts, words } = await drawn(timeline(bella), cast.head);
  const check = told.deadlines.find(({ code }) => code === 'postSupportCheck');
  t.ok(texts.includes(`01.09 ${check?.text}`) && check?.dueOn === '2026-09-01');
  t.match(words.join('\n'), /постсопровождение с 01\.06\.2026\.\n/);
  t.match(words.join('\n'), /базовый с 13\.03\.2026 по 31\.05\.2026\./);
  t.match(words.join('\n'), /11\.03\.2026 программа утверждена; 01\.06\.2026 завершено с результатом\./);
  t.match(words.join('\n'), /квартальный анализ 25\.05\.2026: сделано в срок/);
});

t.test('nobody of the family is named, and each look is on record with the family', async (t) => {
  const { words, texts } = await drawn(timeline(anna), cast.curator);
  const names = anna.family.members.flatMap(({ fullName }) => fullName.split(' ').slice(0, 2));
  t.same(names.filter((one) => [...words, ...texts].some((line) => line.includes(one))), []);
  const rows = await api.db.selectFrom('access_record').select('family_ids').where('operation', '=', 'getCaseTimelineChart').execute();
  t.ok(rows.some(({ family_ids: ids }) => ids.includes(anna.family.id)));
});

interface Caseload {
  levels: { level: string; held: number; limit: number; free: number }[];
}

t.test('the load says what each caseload says, for names of any kind, on as many sheets as it takes', async (t) => {
  await api.db.updateTable('specialist').set({ name: '<b>&"Ко\' Анна' }).where('id', '=', cast.specialist.id).execute();
  const caseload = mustBe(200, await api.call('GET', `/v1/specialists/${cast.specialist.id}/caseload`, { as: cast.head })).json<Caseload>();
  const { texts, words } = await drawn(load(cast.provider.id), cast.head);
  t.ok(texts.includes('<b>&"Ко\' Анна'));
  const held = caseload.levels.map(({ held: families, limit }) => `${families}/${limit}`);
  t.same(texts.filter((text) => /^\d+\/\d+$/.test(text)), held);
  t.match(words[1], /^<b>&"Ко' Анна: .*«кризисный»: 1 из 4 \(кризисный — 1\)\.$/);
  for (let count = 0; count < 60; count += 1) await aSpecialist(api.db, cast.provider);
  const sheets = [await drawn(load(cast.provider.id), cast.head), await drawn(load(cast.provider.id, '?page=2'), cast.head)];
  t.same(sheets.map((sheet) => sheet.words.length - 1), [50, 11]);
  t.ok(sheets[1]?.words[0]?.endsWith('Лист 2 из 2.'));
  t.equal((await api.call('GET', load(cast.provider.id, '?page=3'), { as: cast.head })).statusCode, 404);
});

t.test('a family above the limit stands out, its written reason does not', async (t) => {
  const place = { specialist_id: cast.specialist.id, organisation_id: cast.provider.id, level: 'crisis', limit_group: 'crisis', units: 1, capacity: 4 };
  const families = await Promise.all([1, 2, 3, 4].map(() => aFamily(api.db, cast.provider)));
  await api.db.insertInto('caseload_place').values(families.map((family, index) => ({
    ...place, family_id: family.id, override_reason: index === 3 ? 'Сёстры растут вместе' : null,
  }))).execute();
  const { texts, words, root } = await drawn(load(cast.provider.id), cast.head);
  t.ok(texts.includes('5/4') && texts.includes('предел превышен') && texts.includes('семья принята сверх предела, есть письменная причина'));
  t.ok(words.some((line) => line.includes('«кризисный»: 5 из 4, предел превышен (кризисный — 5 (сверх предела по решению руководителя 1))')));
  t.notOk(JSON.stringify(root).includes('Сёстры'), 'the reason itself is not for the wall');
});

interface Told {
  figures: { id: string; value: number }[];
}

async function report(period: string, as: string, more = ''): Promise<Record<string, number>> {
  const { figures } = mustBe(200, await api.call('GET', `/v1/reports/quarterly?period=${period}${more}`, { as })).json<Told>();
  return Object.fromEntries(figures.map(({ id, value }) => [id, value]));
}

t.test('the quarters say what the quarterly reports say', async (t) => {
  const narrowed = ['', `&organisationId=${cast.provider.id}`, `&municipality=${encodeURIComponent(MUNICIPALITY)}`, `&municipality=${encodeURIComponent('Нигде')}`];
  for (const [as, more] of [...narrowed.map((one) => [ministry(), one] as const), [cast.head, ''] as const]) {
    const { words } = await drawn(dynamics(`?from=2025-Q4&to=2026-Q2${more}`), as);
    const told = await Promise.all(['2025-Q4', '2026-Q1', '2026-Q2'].map((period) => report(period, as, more)));
    t.same(words.slice(1).map((line) => line.replace(/^.*года: /, '')), told.map((figures) => (
      `на начало ${figures['families.start'] ?? 0}, принято ${figures['families.in'] ?? 0}, завершено ${figures['families.out'] ?? 0}, на конец ${figures['families.end'] ?? 0}.`)), more);
  }
  const own = await drawn(dynamics('?from=2026-Q1'), cast.head);
  t.same(own.words.slice(1), [
    'I квартал 2026 года: на начало 0, принято 2, завершено 0, на конец 2.', 'II квартал 2026 года: на начало 2, принято 0, завершено 1, на конец 1.',
  ], 'counted by hand');
  t.equal((await drawn(dynamics(), ministry())).words.length, 9, 'two years, unless told otherwise');
});

t.test('quarters that are not over, too many or the wrong way round are refused', async (t) => {
  const code = async (query: string) => {
    const reply = mustBe(422, await api.call('GET', dynamics(query), { as: cast.head }));
    return reply.json<{ errors: { pointer: string; code: string }[] }>().errors.map(({ pointer, code: one }) => [pointer, one]);
  };
  t.same(await code('?to=2026-Q3'), [['/to', 'report.period-not-over']]);
  t.same(await code('?from=2021-Q2&to=2026-Q2'), [['/from', 'chart.quarters']]);
  t.same(await code('?from=2026-Q2&to=2026-Q1'), [['/from', 'chart.quarters']]);
  t.equal((await api.call('GET', dynamics('?from=2021-Q3&to=2026-Q2'), { as: cast.head })).statusCode, 200, 'twenty are drawn');
});

t.test('what is foreign or not there is 404, and a region’s quarters say nothing of a foreign provider', async (t) => {
  const status = async (url: string, as: string) => (await api.call('GET', url, { as })).statusCode;
  t.equal(await status(timeline(anna), foreign.head), 404);
  t.equal(await status(timeline({ ...anna, id: newId() }), cast.head), 404);
  t.equal(await status(load(foreign.provider.id), cast.head), 404);
  t.equal(await status(load(newId()), cast.head), 404);
  t.equal(await status(load(cast.provider.id), cast.curator), 403);
  t.equal(await status(dynamics('', 'magadan'), cast.head), 404);
  t.equal(await status(dynamics('', 'magadan'), ministry()), 404);
  const [theirs, nobody] = await Promise.all([foreign.provider.id, newId()].map((id) => drawn(dynamics(`?organisationId=${id}`), cast.head)));
  t.same(theirs, nobody);
});

t.test('a picture keeps its tag until something on it changes, and is nobody’s to frame or run', async (t) => {
  const first = await api.call('GET', timeline(anna), { as: cast.head });
  t.equal(first.headers['content-type'], 'image/svg+xml; charset=utf-8');
  t.match(first.headers['content-security-policy'], /default-src 'none'/);
  const again = (tag: unknown) => api.call('GET', timeline(anna), { as: cast.head, headers: { 'if-none-match': String(tag) } });
  t.equal((await again(first.headers['etag'])).statusCode, 304);
  at(cast, '2026-07-03');
  t.equal((await again(first.headers['etag'])).statusCode, 200, 'another day, another line of today');
});
