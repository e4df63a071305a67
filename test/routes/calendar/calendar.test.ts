import t from 'tap';
import { testApp } from '../../support/app.ts';
import { publishRegulations } from '../../support/factories.ts';

const api = await testApp(t);
await publishRegulations(api.db);
const curator = api.token('curator');
const admin = api.token('admin');

async function read<T = Record<string, unknown>>(path: string, as = curator): Promise<T> {
  const reply = await api.call('GET', `/v1/calendar/${path}`, { as });
  if (reply.statusCode !== 200) throw new Error(reply.body);
  return reply.json<T>();
}

const year2028 = {
  year: 2028, decree: 'Постановление, придуманное для пробы',
  moves: [{ from: '2028-01-01', to: '2028-01-10' }, { from: '2028-01-02', to: '2028-12-29' }],
  workingWeekends: [], workingDays: 247,
};

t.test('working days are counted from the day after, moved days included', async (t) => {
  t.match(await read('tatarstan/add?from=2024-04-22&workingDays=10'), { dueOn: '2024-05-08', lateAfter: '2024-05-08', provisional: false });
  const answer = await read<{ rules: { clause: string }[] }>('tatarstan/add?from=2026-12-25&workingDays=10');
  t.match(answer, { region: 'tatarstan', from: '2026-12-25', dueOn: '2027-01-19', provisional: false });
  t.same(answer.rules.map(({ clause }) => clause), ['ГК РФ, ст. 191', 'ТК РФ, ст. 112']);
});

t.test('a month from 31 January: an action may wait for the working day, a longest term may not', async (t) => {
  t.match(await read('tatarstan/add?from=2026-01-31&months=1'), { dueOn: '2026-02-28', lateAfter: '2026-03-02' });
  t.match(await read('tatarstan/add?from=2026-01-31&months=1&as=term'), { dueOn: '2026-02-28', lateAfter: '2026-02-28' });
});

t.test('every three months from 31 August, each from the anchor', async (t) => {
  const dates = [];
  for (const months of [3, 6, 9]) {
    dates.push((await read<{ dueOn: string }>(`russia/add?from=2025-08-31&months=${months}&as=term`)).dueOn);
  }
  t.same(dates, ['2025-11-30', '2026-02-28', '2026-05-31']);
});

t.test('neither or both counts, a region without a regulation, a year out of reach', async (t) => {
  for (const query of ['', '&workingDays=1&months=1']) {
    const reply = await api.call('GET', `/v1/calendar/tatarstan/add?from=2026-01-31${query}`, { as: curator });
    t.equal(reply.statusCode, 422);
    t.match(reply.json(), { errors: [{ code: 'calendar.one-count' }] });
  }
  for (const path of ['nowhere/2026', 'nowhere/add?from=2026-01-31&months=1']) {
    t.equal((await api.call('GET', `/v1/calendar/${path}`, { as: curator })).statusCode, 404, path);
  }
  t.equal((await api.call('GET', '/v1/calendar/tatarstan/3000', { as: curator })).statusCode, 400);
});

t.test('a year: days off, moves, total; unchanged, it is not sent again', async (t) => {
  const reply = await api.call('GET', '/v1/calendar/tatarstan/2026', { as: curator });
  const year = reply.json<{ daysOff: string[]; moves: unknown[] }>();
  t.match(year, { region: 'tatarstan', year: 2026, provisional: false, version: 1, workingDays: 247, regionDaysOff: [] });
  t.equal(year.daysOff.length, 365 - 247);
  t.same(year.moves.at(-1), { from: '2026-05-09', to: '2026-05-11', automatic: true });
  const again = await api.call('GET', '/v1/calendar/tatarstan/2026', {
    as: curator, headers: { 'if-none-match': String(reply.headers.etag) },
  });
  t.equal(again.statusCode, 304);
});

t.test('a year with faults is refused with all of them; only an administrator publishes', async (t) => {
  const moves = [{ from: '2028-01-03', to: '2028-01-10' }];
  const reply = await api.call('POST', '/v1/calendar/years', { as: admin, body: { ...year2028, moves, workingWeekends: ['2028-01-15'] } });
  t.equal(reply.statusCode, 422);
  t.same(reply.json<{ errors: { pointer: string; code: string }[] }>().errors.map(({ pointer, code }) => [pointer, code]), [
    ['/moves/0/from', 'calendar.move-from'], ['/workingWeekends/0', 'calendar.weekend-not-moved'],
    ['/workingDays', 'calendar.total'],
  ]);
  t.equal((await api.call('POST', '/v1/calendar/years', { as: api.token('head'), body: year2028 })).statusCode, 403);
});

t.test('a year arrives: provisional until then, its next version corrects it, the same content does nothing', async (t) => {
  t.match(await read('tatarstan/2028'), { provisional: true, version: null, decree: null, moves: [], workingDays: 250 });
  t.match(await read('tatarstan/add?from=2027-12-20&workingDays=10'), { dueOn: '2028-01-11', provisional: true });
  const dry = await api.call('POST', '/v1/calendar/years?dryRun=true', { as: admin, body: year2028 });
  t.equal(dry.statusCode, 200);
  t.match(await read('russia/2028'), { provisional: true }, 'a dry run publishes nothing');
  const made = await api.call('POST', '/v1/calendar/years', { as: admin, body: year2028 });
  t.equal(made.statusCode, 201);
  const location = String(made.headers.location);
  t.equal(location, '/v1/calendar/russia/2028');
  const seen = await api.call('GET', location, { as: curator });
  t.same(seen.json(), made.json());
  t.equal(seen.headers.etag, made.headers.etag);
  t.match(await read('tatarstan/add?from=2027-12-20&workingDays=10'), { dueOn: '2028-01-12', provisional: false });
  const same = await api.call('POST', '/v1/calendar/years', { as: admin, body: year2028 });
  t.equal(same.statusCode, 409);
  t.match(same.json(), { errors: [{ code: 'calendar.unchanged' }] });
  const [first] = year2028.moves;
  const corrected = { ...year2028, moves: [first], workingDays: 248 };
  t.match((await api.call('POST', '/v1/calendar/years', { as: admin, body: corrected })).json(), { version: 2, workingDays: 248 });
  t.match(await read('tatarstan/2028'), { version: 2, workingDays: 248 });
});

t.test('a region’s own days off are off there and nowhere else; the next list takes the place of the first', async (t) => {
  const body = { year: 2026, days: ['2026-08-30', '2026-03-20'], source: 'Закон, придуманный для пробы' };
  const publish = (region: string, changes = {}) =>
    api.call('POST', `/v1/calendar/${region}/days-off`, { as: admin, body: { ...body, ...changes } });
  const made = await publish('tatarstan');
  t.equal(made.statusCode, 201);
  t.match(made.json(), {
    region: 'tatarstan', regionDaysOff: ['2026-03-20', '2026-08-30'], regionVersion: 1, regionSource: body.source,
    workingDays: 246, version: 1,
  });
  t.match(await read('tatarstan/add?from=2026-03-19&workingDays=1'), { dueOn: '2026-03-23' });
  t.match(await read('magadan/add?from=2026-03-19&workingDays=1'), { dueOn: '2026-03-20' });
  t.match(await read('magadan/2026'), { workingDays: 247, regionDaysOff: [], regionVersion: null });
  t.equal((await publish('tatarstan')).statusCode, 409, 'the same list once more');
  t.match((await publish('tatarstan', { days: [] })).json(), { regionDaysOff: [], regionVersion: 2, workingDays: 247 });
  t.equal((await publish('magadan')).statusCode, 404, 'another region’s');
  t.equal((await publish('russia')).statusCode, 404, 'the country’s days off come with its year');
  const outside = await publish('tatarstan', { days: ['2026-03-20', '2027-03-20'] });
  t.equal(outside.statusCode, 422);
  t.match(outside.json(), { errors: [{ code: 'calendar.outside-year', pointer: '/days/1' }] });
});

t.test('two publications at once get two versions', async (t) => {
  const publish = (days: string[]) =>
    api.call('POST', '/v1/calendar/tatarstan/days-off', { as: admin, body: { year: 2027, days, source: 'Проба' } });
  const replies = await Promise.all([publish(['2027-03-10']), publish(['2027-05-17'])]);
  t.same(replies.map((reply) => reply.json<{ regionVersion: number }>().regionVersion).sort(), [1, 2]);
});
