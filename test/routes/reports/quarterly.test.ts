import PizZip from 'pizzip';
import { sql } from 'kysely';
import t from 'tap';
import { inTransaction } from '../../../src/db/transaction.ts';
import { systemWall } from '../../../src/db/wall.ts';
import { recalculateDatesJob } from '../../../src/jobs/recalculate-dates.ts';
import { watchOrganisationsJob } from '../../../src/jobs/watch-organisations.ts';
import { runDueJobs } from '../../../src/jobs/runner.ts';
import { testApp } from '../../support/app.ts';
import { aCast, at, decisionBody, mustBe, send, walk, walkedTo, refusals } from '../../support/case-road.ts';
import { MUNICIPALITY, REGION } from '../../support/factories.ts';
import { pdfPages } from '../../support/paper-text.ts';
import { silent } from '../../jobs/setting.ts';

// A small region counted by hand: five families of two providers, all approached on 2 March 2026; four programmes start on 13 March.

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const api = await testApp(t);
const cast = await aCast(api);
const foreign = await aCast(api);
const ministry = () => api.token('ministry', { region: REGION });
const centre = () => api.token('resourceCentre', { region: REGION });

/** Two measures: medical by the partner till 15 May, social by the curator till 31 August. */
const anna = await walkedTo(cast);
const bella = await walkedTo(cast);
const clara = await walkedTo(cast, 'copy', 'basic');
const dora = await walkedTo(cast, 'curator');
const elena = await walkedTo(foreign);

interface Told {
  figures: { id: string; section: string; label: string; value: number }[];
  missing: { code: string; label: string; cases: number; figure: string }[];
}

async function report(query: string, as = cast.head): Promise<Told> {
  return mustBe(200, await api.call('GET', `/v1/reports/quarterly?${query}`, { as })).json<Told>();
}

/** What is not nothing. */
async function figures(query: string, as = cast.head): Promise<Record<string, number>> {
  const { figures: all } = await report(query, as);
  return Object.fromEntries(all.filter(({ value }) => value !== 0).map(({ id, value }) => [id, value]));
}

async function behind(figure: string, query: string): Promise<string[]> {
  const reply = await api.call('GET', `/v1/reports/quarterly/figures/${figure}/cases?${query}`, { as: cast.head });
  return mustBe(200, reply).json<{ items: { id: string }[] }>().items.map(({ id }) => id);
}

const submit = (body: object, as = cast.head) => api.call('POST', '/v1/reports/submitted', { as, body });

const firstQuarter = {
  'families.in': 3, 'families.end': 3, 'cases.in': 3, 'cases.end': 3, 'preparation.in': 4, 'preparation.taken': 3, 'preparation.end': 1,
  'levels.basic.in': 1, 'levels.basic.end': 1, 'levels.crisis.in': 2, 'levels.crisis.end': 2, 'categories.disabledChild.in': 3, 'categories.disabledChild.end': 3,
  'grounds.parentApplication.in': 3, 'grounds.parentApplication.end': 3,
  // ten working days from 2 March, 9 March a day off: till 17 March
  'deadlines.due': 4, 'deadlines.done': 3, 'deadlines.late': 1, 'deadlines.programmeApproval.due': 4, 'deadlines.programmeApproval.done': 3,
  'deadlines.programmeApproval.late': 1, 'curators.all': 1,
  [`curators.${cast.specialist.id}`]: 3, [`curators.${cast.specialist.id}.crisis`]: 2, [`curators.${cast.specialist.id}.basic`]: 1,
};

t.test('the first quarter, to the last digit', async (t) => {
  at(cast, '2026-03-31');
  t.equal((await api.call('GET', '/v1/reports/quarterly?period=2026-Q1', { as: cast.head })).statusCode, 422, 'it is not over');
  at(cast, '2026-04-05');
  t.same(await figures('period=2026-Q1'), firstQuarter);
  const { figures: all, missing } = await report('period=2026-Q1');
  t.match(all[0], { id: 'families.start', section: 'Семьи', label: 'на начало периода', value: 0 });
  t.same(missing.map(({ code, cases }) => [code, cases]), [['deadlinesUnanswered', 1]]);
  t.same(await behind('missing.deadlinesUnanswered', 'period=2026-Q1'), [dora.id]);
  t.same((await behind('cases.in', 'period=2026-Q1')).sort(), [anna.id, bella.id, clara.id].sort());
  t.same((await figures('period=2026-Q1', ministry()))['cases.end'], 4, 'the region has two providers');
  t.notOk(Object.keys(await figures('period=2026-Q1', ministry())).some((id) => id.startsWith('curators.0')), 'a ministry is told of no curator');
  t.same((await figures(`period=2026-Q1&organisationId=${foreign.provider.id}`, ministry()))['cases.end'], 1);
  t.same(await figures(`period=2026-Q1&organisationId=${foreign.provider.id}`), {}, 'another provider’s is nothing to this one');
  const limits = async (query: string) => mustBe(200, await api.call('GET', `/v1/reports/quarterly?${query}`, { as: cast.head })).json<{ limits: { level: string; families: number }[] }>().limits;
  t.same((await limits('period=2026-Q1')).map(({ level, families }) => [level, families]), [['adaptation', 8], ['basic', 6], ['crisis', 4]]);
  t.same(await limits(`period=2026-Q1&organisationId=${foreign.provider.id}`), [], 'not even by what rules it works');
  t.same((await figures(`period=2026-Q1&municipality=${encodeURIComponent(MUNICIPALITY)}`, ministry()))['families.end'], 4);
});

t.test('a provider entered after the period owes nothing for it, and is told when it has submitted all the same', async (t) => {
  const standings = async () => mustBe(200, await api.call('GET', '/v1/reports/standings?period=2024', { as: centre() }))
    .json<{ items: { organisationId: string; state: string }[] }>().items;
  t.same(await standings(), []);
  mustBe(201, await submit({ period: '2024' }));
  t.match(await standings(), [{ organisationId: cast.provider.id, state: 'submitted', report: 'yearReport' }]);
});

t.test('a report is called for, submitted, frozen and corrected', async (t) => {
  api.clock.set('2026-04-05T21:10:00.000Z');
  await runDueJobs({ db: api.service, clock: api.clock, logger: silent }, [watchOrganisationsJob], { runner: 'runner' });
  const calls = async () => mustBe(200, await api.call('GET', '/v1/alerts?kind=quarterlyReportDue', { as: cast.head })).json<{ items: unknown[] }>().items.length;
  t.equal(await calls(), 1);
  const standings = async () => mustBe(200, await api.call('GET', '/v1/reports/standings?period=2026-Q1', { as: centre() }))
    .json<{ items: { organisationId: string; state: string; dueOn: string }[] }>().items;
  t.same((await standings()).map(({ state, dueOn }) => [state, dueOn]), [['awaited', '2026-04-10'], ['awaited', '2026-04-10']]);

  const made = mustBe(201, await submit({ period: '2026-Q1' })).json<{ id: string }>();
  t.match(made, { version: 1, reason: null, report: 'quarterlyToResourceCentre', receiver: 'resourceCentre', differences: [] });
  t.equal(await calls(), 0, 'nobody calls for it any more');
  api.clock.set('2026-04-06T21:10:00.000Z');
  await runDueJobs({ db: api.service, clock: api.clock, logger: silent }, [watchOrganisationsJob], { runner: 'runner' });
  t.equal(await calls(), 0, 'nor the next night');
  t.same((await standings()).map(({ organisationId, state }) => [organisationId, state]).sort(), [[cast.provider.id, 'submitted'], [foreign.provider.id, 'awaited']].sort());
  t.match((await submit({ period: '2026-Q1' })).json(), { status: 409, errors: [{ code: 'report.nothing-changed' }] });

  mustBe(201, await send(dora, 'withdrawals', { date: '2026-03-30', reason: 'familyDeclined', text: 'Передумали' }, { today: '2026-04-08' }));
  const frozen = mustBe(200, await api.call('GET', `/v1/reports/submitted/${made.id}`, { as: centre() })).json<Told>();
  t.match(frozen.figures.find(({ id }) => id === 'preparation.end'), { value: 1 }, 'what was submitted stays');
  t.notOk(frozen.figures.some(({ id }) => id.startsWith('curators.0')), 'a receiver is told of no curator');
  t.match(refusals(await submit({ period: '2026-Q1' })), [['/reason', 'report.reason-required']]);
  const corrected = mustBe(201, await submit({ period: '2026-Q1', reason: 'Отказ семьи внесён с опозданием.' })).json<{ id: string }>();
  t.match(corrected, {
    version: 2, reason: 'Отказ семьи внесён с опозданием.',
    differences: [
      { id: 'notTaken.familyDeclined', before: 0, after: 1 }, { id: 'preparation.end', before: 1, after: 0 }, { id: 'preparation.notTaken', before: 0, after: 1 },
    ],
  });
  const list = (as: string) => api.call('GET', '/v1/reports/submitted?period=2026-Q1', { as });
  t.same(mustBe(200, await list(centre())).json<{ items: { version: number }[] }>().items.map(({ version }) => version), [1, 2]);
  t.same(mustBe(200, await list(foreign.head)).json<{ items: unknown[] }>().items, [], 'not another provider');
  const commission = () => api.token('commission', { region: REGION, municipality: MUNICIPALITY });
  t.same(mustBe(200, await list(commission())).json<{ items: unknown[] }>().items, [], 'nor a commission to which nothing was sent');
  t.equal((await api.call('GET', `/v1/reports/submitted/${made.id}`, { as: commission() })).statusCode, 404);
  const sent = mustBe(201, await submit({ period: '2026-Q1', receiver: 'kdn' })).json<{ id: string }>();
  t.match(sent, { version: 1, report: 'to-kdn', receiver: 'kdn' });
  t.equal((await api.call('GET', `/v1/reports/submitted/${sent.id}`, { as: commission() })).statusCode, 200);
  t.equal((await api.call('GET', `/v1/reports/submitted/${sent.id}`, { as: ministry() })).statusCode, 404);
  await t.rejects(inTransaction(api.service, systemWall, (tx) => tx.updateTable('submitted_report').set({ figures: '{}' }).execute()), 'and nobody can change one');
});

t.test('the second and the third quarter: marks, a level, ends', async (t) => {
  await walk(clara, { path: 'executions', body: { programmeNumber: 1, measureNumber: 1, date: '2026-05-14', result: 'notDone', reason: 'Болел' } });
  await walk(anna, { path: 'executions', body: { programmeNumber: 1, measureNumber: 1, date: '2026-05-15', result: 'done' } });
  await walk(bella, { path: 'decisions', as: 'council', body: decisionBody('2026-06-10', 'changeLevel', { level: 'basic' }) });
  await walk(clara, { path: 'papers', body: { date: '2026-06-19', type: 'writtenRefusal', memberId: clara.mother, text: 'Отказываюсь' } });
  await walk(clara, { path: 'decisions', as: 'council', body: decisionBody('2026-06-20', 'endWithoutSuccess', { reason: 'writtenRefusal' }) });
  await walk(anna, { path: 'executions', body: { programmeNumber: 1, measureNumber: 2, date: '2026-08-20', result: 'done' } });
  await walk(anna, { path: 'decisions', as: 'council', body: decisionBody('2026-09-10', 'completeWithSuccess') });
  at(cast, '2026-10-05');
  const second = await figures('period=2026-Q2');
  t.match(second, {
    'families.start': 3, 'families.out': 1, 'families.end': 2, 'cases.start': 3, 'cases.out': 1, 'cases.end': 2, 'outcomes.writtenRefusal': 1,
    'levels.crisis.start': 2, 'levels.crisis.movedOut': 1, 'levels.crisis.end': 1, 'levels.basic.start': 1, 'levels.basic.movedIn': 1,
    'levels.basic.out': 1, 'levels.basic.end': 1, 'moves.crisis.basic': 1, 'measures.due': 3, 'measures.done': 1, 'measures.notDone': 1, 'measures.late': 1,
    'measures.help.medical.due': 3, 'measures.executor.organisation.due': 3, 'helped.medical': 1, [`curators.${cast.specialist.id}`]: 2,
    [`curators.${cast.specialist.id}.crisis`]: 1, [`curators.${cast.specialist.id}.basic`]: 1,
  });
  for (const id of ['preparation.start', 'families.in', 'cases.in', 'deadlines.due', 'measures.help.social.due', 'postSupport.in']) t.equal(second[id], undefined, id);
  t.match(await figures('period=2026-Q3'), {
    'cases.start': 2, 'cases.out': 1, 'cases.end': 1, 'outcomes.success': 1, 'measures.due': 2, 'measures.done': 1, 'measures.late': 1,
    'measures.executor.curator.due': 2, 'helped.social': 1, 'postSupport.in': 1, 'postSupport.end': 1, 'levels.crisis.out': 1, 'levels.basic.end': 1,
  });
  t.match(await figures('period=2026-Q2', ministry()), { 'cases.start': 4, 'cases.out': 1, 'cases.end': 3, 'measures.due': 4, 'measures.late': 2, 'curators.all': 2 });
  t.same(await behind('measures.late', 'period=2026-Q2'), [bella.id]);
  t.same(await behind('moves.crisis.basic', 'period=2026-Q2'), [bella.id]);
  t.same(await behind(`curators.${cast.specialist.id}.crisis`, 'period=2026-Q2'), [anna.id]);
  t.same(await behind('missing.measuresUnmarked', 'period=2026-Q3'), [bella.id]);
  const { 'preparation.end': _, ...before } = firstQuarter;
  t.same(await figures('period=2026-Q1'), { ...before, 'preparation.notTaken': 1, 'notTaken.familyDeclined': 1 }, 'the first quarter says what it said');
  t.ok(elena.id);
});

t.test('what is no figure is not found; whoever may not see cases is not shown them', async (t) => {
  t.equal((await api.call('GET', '/v1/reports/quarterly/figures/nothing.at.all/cases?period=2026-Q1', { as: cast.head })).statusCode, 404);
  t.equal((await api.call('GET', '/v1/reports/quarterly/figures/cases.in/cases?period=2026-Q1', { as: ministry() })).statusCode, 403);
  t.same(await behind('cases.in', `period=2026-Q1&organisationId=${foreign.provider.id}`), []);
  for (const query of ['', 'period=2026-Q7', 'period=2026-Q1&organisationId=x']) t.equal((await api.call('GET', `/v1/reports/quarterly?${query}`, { as: cast.head })).statusCode, 400, query);
  for (const role of ['curator', 'commission', 'partner', 'admin'] as const) {
    t.equal((await api.call('GET', '/v1/reports/quarterly?period=2026-Q1', { as: role })).statusCode, 403, role);
  }
});

t.test('as a workbook, its texts and numbers', async (t) => {
  const reply = await api.call('GET', '/v1/reports/quarterly.xlsx?period=2026-Q2', { as: cast.head });
  t.equal(reply.statusCode, 200);
  t.match(reply.headers, { 'content-type': XLSX, 'content-disposition': `attachment; filename="report-2026-Q2.xlsx"; filename*=UTF-8''${encodeURIComponent('Отчёт 2026-Q2.xlsx')}` });
  const parts = new PizZip(reply.rawPayload);
  t.match(parts.file('xl/workbook.xml')?.asText(), /Отчёт 2026-Q2[\s\S]*Недостающие данные/);
  const texts = parts.file('xl/sharedStrings.xml')?.asText() ?? '';
  for (const { label, id } of (await report('period=2026-Q2')).figures) t.ok(texts.includes(label) && texts.includes(id), id);
  const sheet = parts.file('xl/worksheets/sheet1.xml')?.asText() ?? '';
  t.match(sheet, /<c r="C2"[^>]*><v>3<\/v><\/c>/, 'three families at the start, as a number');
  t.notMatch(sheet, /<f>/, 'no formula');
});

t.test('as a paper, every figure of the report stands on it', async (t) => {
  const paper = async (as: string, query = 'period=2026-Q2') => await api.call('GET', `/v1/reports/quarterly.pdf?${query}`, { as });
  const reply = mustBe(200, await paper(cast.head));
  t.match(reply.headers, { 'content-type': 'application/pdf', 'content-disposition': `attachment; filename="report-2026-Q2.pdf"; filename*=UTF-8''${encodeURIComponent('Отчёт 2026-Q2.pdf')}` });
  t.ok(reply.rawPayload.equals(mustBe(200, await paper(cast.head)).rawPayload), 'twice the same bytes');
  const pages = await pdfPages(reply.rawPayload);
  const text = pages.join(' ');
  const { figures: all, missing } = await report('period=2026-Q2');
  // A row holds the last words of its figures as columns.
  const stands = (words: string) => text.replace(/\s/g, '').includes(words.replace(/\s/g, ''));
  const lost = all.filter(({ label }) => !stands(label) && !(stands(label.split(': ').at(-1) ?? '') && stands(label.split(': ').slice(0, -1).join(': '))));
  t.strictSame(lost, []);
  for (const { label, cases } of missing) t.ok(text.includes(`${label} ${cases}`), label);
  // on the evening of 30 June: three at the start, nobody came, one gone, two left
  t.match(text, /Семьи всего 3 0 — — 1 2/);
  t.match(text, /Мероприятия всего 3 1 0 1 1 0/);
  t.match(text, /базовый 1 0 1 0 1 1 кризисный 2 0 0 1 0 1/);
  t.match(text, /кризисный → базовый 1/);
  t.match(text, /Сроки порядка всего 0 0 0 — 0 0/);
  t.match(text, /Предельная нагрузка — 8 6 4 Кураторова Анна Тестовна 2 0 1 1/);
  for (const [at, page] of pages.entries()) t.ok(page.includes(`Стр. ${at + 1} из ${pages.length}`), `page ${at + 1}`);
  for (const words of ['за II квартал 2026 года', '01.04.2026 — 30.06.2026', 'не сдан; показатели по данным на', 'Центр помощи семье «Пример»', 'Руководитель', 'М. П.', 'Исполнитель']) t.ok(text.includes(words), words);
  const ofRegion = (await pdfPages(mustBe(200, await paper(ministry())).rawPayload)).join(' ');
  t.ok(ofRegion.includes('Республика Татарстан') && !ofRegion.includes('Кураторова'), 'a region’s paper names no curator');
  t.equal((await paper(cast.head, 'period=2027-Q1')).statusCode, 422, 'it is not over');
});

t.test('the cases of an earlier release are counted by the first night', async (t) => {
  const before = await figures('period=2026-Q2', ministry());
  const traces = async () => JSON.stringify([
    await api.db.selectFrom('case_spell').selectAll().orderBy('case_id').orderBy('kind').orderBy('number').execute(),
    await api.db.selectFrom('case_due').selectAll().orderBy('case_id').orderBy('kind').orderBy('subject').execute(),
  ]);
  const stored = await traces();
  await api.db.deleteFrom('case_spell').execute();
  await api.db.deleteFrom('case_due').execute();
  await sql`insert into untraced_case (region, case_id) select region, id from support_case`.execute(api.db);
  t.equal((await figures('period=2026-Q2', ministry()))['cases.end'], undefined);
  api.clock.set('2026-10-05T21:10:00.000Z');
  await runDueJobs({ db: api.service, clock: api.clock, logger: silent }, [recalculateDatesJob], { runner: 'runner' });
  t.equal(await traces(), stored, 'as the operations had left them');
  t.same(await figures('period=2026-Q2', ministry()), before);
  t.same(await api.db.selectFrom('untraced_case').selectAll().execute(), []);
});
