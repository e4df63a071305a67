import PizZip from 'pizzip';
import t from 'tap';
import { indicators as reference } from '../../../src/domain/reference/indicators.ts';
import { testApp } from '../../support/app.ts';
import { aCast, at, type CaseOnRoad, decisionBody, mustBe, walk, walkedTo } from '../../support/case-road.ts';
import { aSpecialist, MUNICIPALITY, REGION } from '../../support/factories.ts';
import { pdfPages } from '../../support/paper-text.ts';

// A small region counted by hand. Two providers; anna, bella, clara and dora are families of the first, elena of the second. All approached
// on 2 March 2026. Four programmes start on 13 March; dora's never does.

const api = await testApp(t);
const cast = await aCast(api);
const foreign = await aCast(api);
const ministry = () => api.token('ministry', { region: REGION });
const centre = () => api.token('resourceCentre', { region: REGION });

const anna = await walkedTo(cast);
const bella = await walkedTo(cast);
const clara = await walkedTo(cast, 'copy', 'basic');
await walkedTo(cast, 'curator');
const elena = await walkedTo(foreign);

const answered = (road: CaseOnRoad, date: string, satisfaction: number) =>
  walk(road, { path: 'questionnaires', body: { date, channel: 'paper', satisfaction, overcame: 'partly' } });

async function succeeded(road: CaseOnRoad, marks: string, on: string): Promise<void> {
  for (const measureNumber of [1, 2]) await walk(road, { path: 'executions', body: { programmeNumber: 1, measureNumber, date: marks, result: 'done' } });
  await walk(road, { path: 'decisions', as: 'council', body: decisionBody(on, 'completeWithSuccess') });
}

async function entered(path: string, body: object, as: string): Promise<string> {
  return mustBe(201, await api.call('POST', `/v1/${path}`, { as, body })).json<{ id: string }>().id;
}

// Second quarter: elena succeeds on 10 June, clara refuses on 20 June. Third: anna succeeds on 10 September; bella's six months end on 13
// September, and nobody decides.
await answered(bella, '2026-04-10', 5);
await answered(anna, '2026-04-20', 4);
await answered(elena, '2026-05-02', 5);
await succeeded(elena, '2026-05-20', '2026-06-10');
await walk(clara, { path: 'papers', body: { date: '2026-06-19', type: 'writtenRefusal', memberId: clara.mother, text: 'Отказываюсь' } });
await walk(clara, { path: 'decisions', as: 'council', body: decisionBody('2026-06-20', 'endWithoutSuccess', { reason: 'writtenRefusal' }) });
await answered(bella, '2026-06-30', 2);
await answered(bella, '2026-07-01', 5);
await succeeded(anna, '2026-08-20', '2026-09-10');

at(cast, '2026-10-05');
const accompaniment = { programme: 'Сопровождение семей', accompaniment: true };
const colleague = await aSpecialist(api.db, cast.provider, { holdsCases: false });
const train = (specialistId: string, completedOn: string, changes: object = {}, as = cast.head) =>
  entered('trainings', { ...accompaniment, specialistId, completedOn, ...changes }, as);
await train(cast.specialist.id, '2026-02-20');
await train(cast.specialist.id, '2026-05-05');
await train(colleague.id, '2026-05-05', { accompaniment: false });
const wrong = await train(colleague.id, '2026-05-06');
mustBe(201, await api.call('POST', `/v1/trainings/${wrong}/annulments`, { as: cast.head, body: { reason: 'Не он' } }));
await train(foreign.specialist.id, '2026-06-30', {}, foreign.head);

const engage = (changes: object, as = cast.head) => entered('non-profit-partners', { helpTypes: ['legal'], engagedFrom: '2026-01-15', ...changes }, as);
await engage({ name: 'Фонд «Пример»', ogrn: '1021600000003' });
await engage({ name: 'БФ «Пример»', ogrn: '1021600000003', inn: '1655000003', engagedFrom: '2026-06-30' }, foreign.head);
await engage({ partnerId: cast.partner.id, engagedFrom: '2026-02-01', engagedUntil: '2026-03-31' });
await engage({ name: 'Клуб «Ёлка»', engagedFrom: '2026-07-01' });

const volunteer = (changes: object, as = cast.head) => entered('volunteers', { name: 'Добровольцева Ольга Тестовна', engagedFrom: '2026-02-01', ...changes }, as);
const olga = await volunteer({ trainedOn: '2026-01-20', engagedUntil: '2026-03-31' });
await volunteer({ samePersonAs: olga, engagedFrom: '2026-06-01' });
const untrained = await volunteer({ name: 'Добровольцев Олег Тестович', engagedFrom: '2026-04-01' });
await volunteer({ name: 'Добровольцева Вера Тестовна', trainedOn: '2026-06-30', engagedFrom: '2026-06-30' }, foreign.head);

interface Told {
  indicators: { code: string; value: number | null; numerator: number | null; denominator: number | null; beside: { code: string; value: number | null }[]; citation: { inherited: boolean } }[];
  missing: { code: string; count: number; cases: string | null }[];
}

async function told(query: string, as = cast.head): Promise<Told> {
  return mustBe(200, await api.call('GET', `/v1/indicators?${query}`, { as })).json<Told>();
}
const values = async (query: string, as = cast.head) => (await told(query, as)).indicators.map(({ value }) => value);
const lacking = async (query: string, as = cast.head) => Object.fromEntries((await told(query, as)).missing.map(({ code, count }) => [code, count]));
async function behind(name: string, query: string): Promise<string[]> {
  const reply = await api.call('GET', `/v1/indicators/${name}/cases?${query}`, { as: cast.head });
  return mustBe(200, reply).json<{ items: { id: string }[] }>().items.map(({ id }) => id).sort();
}
const ids = (...roads: CaseOnRoad[]) => roads.map(({ id }) => id).sort();

t.test('the region, quarter by quarter, to the last digit', async (t) => {
  // centres, trained, non-profits, volunteers, satisfied of helped, overcame, overcame of helped
  t.same(await values('period=2025-Q4', ministry()), [0, 0, 0, 0, null, 0, null], 'nothing was there yet');
  // four families, none of them asked; one specialist; the fund and the partner; Olga
  t.same(await values('period=2026-Q1', ministry()), [2, 1, 2, 1, 0, 0, 0]);
  // anna said 4 and elena 5, bella 2 in the end: two of four; elena succeeded: one of four; the fund is one; Olga came back, Vera came
  t.same(await values('period=2026-Q2', ministry()), [2, 2, 1, 2, 50, 1, 25]);
  // clara and elena have ended: anna and bella are left; bella said 5, anna was not asked
  t.same(await values('period=2026-Q3', ministry()), [1, 2, 2, 2, 50, 1, 50]);
  // over the half-year bella's last word is 2
  t.same(await values('period=2026-H1', ministry()), [2, 2, 2, 2, 50, 1, 25]);
  const second = await told('period=2026-Q2', ministry());
  t.match(second.indicators[4], { numerator: 2, denominator: 4, beside: [{ code: 'asked', value: 3 }, { code: 'ofAsked', value: 66.7 }] });
  t.match(second.indicators[1], { beside: [{ code: 'inPeriod', value: 2 }] });
  t.match(second.indicators[6], { numerator: 1, denominator: 4 });
  t.same(await lacking('period=2026-Q2', ministry()), { notAsked: 1, volunteersUntrained: 1 });
  t.same(await lacking('period=2026-Q1', ministry()), { notAsked: 4, curatorsUntrained: 1 }, 'elena’s curator learned it in June');
  t.same(await lacking('period=2026-Q3', ministry()), { notAsked: 1, noOutcome: 1, nonProfitsByNameOnly: 1, volunteersUntrained: 1 });
  t.same(await told('period=2026-Q2', centre()), second, 'the resource centre is told the same');
  t.same(await values(`period=2026-Q2&municipality=${encodeURIComponent(MUNICIPALITY)}`, ministry()), await values('period=2026-Q2', ministry()));
  t.same(await values('period=2026-Q2&municipality=Elsewhere', ministry()), [0, 0, 0, 0, null, 0, null]);
  t.notMatch(JSON.stringify(second), /Добровольц|Пример/, 'and no names');
});

t.test('a provider is told its own, and the families behind it', async (t) => {
  t.same(await values('period=2026-Q2'), [1, 1, 1, 1, 33.3, 0, 0]);
  t.same(await values('period=2026-Q3'), [1, 1, 2, 1, 50, 1, 50]);
  t.same(await values(`period=2026-Q2&organisationId=${foreign.provider.id}`, ministry()), [1, 1, 1, 1, 100, 1, 100]);
  t.same(await values(`period=2026-Q2&organisationId=${foreign.provider.id}`), [0, 0, 0, 0, null, 0, null], 'another’s is nothing to it');
  t.same(await behind('helped', 'period=2026-Q2'), ids(anna, bella, clara));
  t.same(await behind('satisfaction', 'period=2026-Q2'), ids(anna));
  t.same(await behind('asked', 'period=2026-Q2'), ids(anna, bella));
  t.same(await behind('notAsked', 'period=2026-Q2'), ids(clara));
  t.same(await behind('shareOutOfDifficulty', 'period=2026-Q3'), ids(anna));
  t.same(await behind('noOutcome', 'period=2026-Q3'), ids(bella));
  const status = async (path: string, as = cast.head) => (await api.call('GET', `/v1/indicators${path}`, { as })).statusCode;
  t.equal(await status('/trainedSpecialists/cases?period=2026-Q2'), 404, 'no cases are behind training');
  t.same([await status('/helped/cases?period=2026-Q2', ministry()), await status('/helped/cases?period=2026-Q2', centre())], [403, 403]);
  t.same([await status('?period=2026-Q4'), await status('?period=2026-Q7'), await status('?period=2026-Q2', cast.curator)], [422, 400, 403]);
});

t.test('what happens after a period changes nothing in it; what is entered late does', async (t) => {
  const before = await told('period=2026-Q2');
  await answered(anna, '2026-10-06', 1);
  mustBe(201, await api.call('POST', `/v1/volunteers/${untrained}/trainings`, { as: cast.head, body: { date: '2026-10-06' } }));
  await engage({ name: 'Новый фонд', engagedFrom: '2026-10-06' });
  t.same(await told('period=2026-Q2'), before);
  const late = await volunteer({ name: 'Поздний Иван Тестович', trainedOn: '2026-05-01', engagedFrom: '2026-05-01' });
  t.equal((await values('period=2026-Q2'))[3], 2);
  mustBe(201, await api.call('POST', `/v1/volunteers/${late}/ends`, { as: cast.head, body: { mistaken: true, reason: 'Не наш' } }));
  t.same(await told('period=2026-Q2'), before);
});

t.test('the source is named, and where a region has taken it over', async (t) => {
  const { indicators } = await told('period=2026-Q2');
  t.same(indicators.map(({ code }) => code), reference.map(({ code }) => code));
  t.ok(indicators.every(({ citation }) => !citation.inherited));
  const elsewhere = await told('period=2026-Q2', api.token('ministry', { region: 'azov' }));
  t.ok(elsewhere.indicators.every(({ citation }) => citation.inherited));
});

t.test('as a workbook and on paper', async (t) => {
  const book = await api.call('GET', '/v1/indicators.xlsx?period=2026-Q2', { as: cast.head });
  t.match(book.headers, { 'content-disposition': `attachment; filename="indicators-2026-Q2.xlsx"; filename*=UTF-8''${encodeURIComponent('Целевые индикаторы 2026-Q2.xlsx')}` });
  const parts = new PizZip(book.rawPayload);
  const texts = parts.file('xl/sharedStrings.xml')?.asText() ?? '';
  for (const { ru } of reference) t.ok(texts.includes(ru), ru);
  t.match(parts.file('xl/worksheets/sheet1.xml')?.asText(), /<v>33.3<\/v>/, 'a number as a number');
  const paper = await api.call('GET', '/v1/indicators.pdf?period=2026-Q2', { as: cast.head });
  t.match(paper.headers, { 'content-type': 'application/pdf' });
  const text = (await pdfPages(paper.rawPayload)).join(' ').replaceAll('- ', '');
  for (const { ru } of reference) t.ok(text.includes(ru.slice(1)), ru);
  for (const word of [cast.provider.name, 'II квартал 2026 года', '01.04.2026', '30.06.2026', '33,3 %', '1 из 3', '50,0 %', 'М. П.', 'Исполнитель', 'разд. 8']) t.ok(text.includes(word), word);
  t.notMatch(text, /Добровольцев/);
});
