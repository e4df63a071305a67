import t from 'tap';
import { addDays } from '../../../src/domain/calendar/local-date.ts';
import { keptClock } from '../../../src/sandbox/kept-clock.ts';
import { demoRegions } from '../../../src/sandbox/demo-regions.ts';
import { type TestApp, testApp } from '../../support/app.ts';
import { checked } from '../../support/contract.ts';
import { testSandbox } from '../../support/sandbox.ts';
import { tokenFor } from '../../support/tokens.ts';
import type { Role } from '../../../src/operations/context.ts';

// The sandbox's clock over HTTP, on the demo of two regions in different time zones.

const places = demoRegions.filter(({ code }) => ['magadan', 'azov'].includes(code));
const { app, db, clock, folder, sandbox } = await testSandbox(t, places);
const inject = checked(app);
const call = (method: 'GET' | 'POST' | 'PUT', url: string, body?: object, role: Role = 'admin') =>
  inject({ method, url, headers: { authorization: `Bearer ${tokenFor(app, role, { region: 'azov', clientId: `demo-azov-${role}` })}` }, ...(body === undefined ? {} : { payload: body }) });

interface Moved {
  from: string;
  to: string;
  date: string;
  tokensExpired: boolean;
  runs: { done: number; failed: number; waiting: number };
  totals: Record<string, number>;
  days: { date: string; runs: number }[];
}

t.test('a month passes: every run once, in order, at its own hour', async (t) => {
  const before = (await call('GET', '/sandbox/clock')).json<{ date: string; aheadSeconds: number }>();
  t.equal(before.aheadSeconds, 0);
  const reply = await call('PUT', '/sandbox/clock', { advanceDays: 30 });
  t.equal(reply.statusCode, 200, reply.body);
  const moved = reply.json<Moved>();
  t.equal(moved.date, addDays(before.date, 30));
  t.equal(moved.tokensExpired, true);
  t.match(moved.runs, { failed: 0, waiting: 0 });
  t.ok((moved.totals['alertsRaised'] ?? 0) > 0 && (moved.totals['alertsEnded'] ?? 0) > 0 && (moved.totals['statusChanges'] ?? 0) > 0, JSON.stringify(moved.totals));
  const runs = await db.selectFrom('job_run').select(['job', 'region', 'day', 'due_at', 'finished_at', 'state', 'attempts']).execute();
  t.strictSame(runs.filter(({ state, attempts }) => state !== 'done' || attempts !== 1), [], 'each done at the first attempt');
  for (const { code } of places) {
    const days = runs.filter(({ job, region }) => job === 'turnAlerts' && region === code).map(({ day }) => day).sort();
    t.same(days, Array.from(days, (_, index) => addDays(days[0] ?? '', index)), `${code}: no day is missing`);
    t.ok(days.length >= 30, `${code}: ${days.length} days`);
  }
  const late = runs.filter(({ due_at, finished_at }) => Date.parse(finished_at ?? '') - Date.parse(due_at) > 120_000 && due_at > moved.from);
  t.strictSame(late, [], 'at the hour at which it fell due: Magadan’s day while Azov still sleeps');
});

t.test('an old token says no more, the same client gets a new one', async (t) => {
  const old = tokenFor(app, 'admin', { region: 'azov', clientId: 'demo-azov-admin' });
  await call('PUT', '/sandbox/clock', { advanceDays: 1 });
  const refused = await inject({ method: 'GET', url: '/sandbox/clock', headers: { authorization: `Bearer ${old}` } });
  t.equal(refused.statusCode, 401);
  const token = await inject({
    method: 'POST', url: '/oauth/token', payload: 'grant_type=client_credentials',
    headers: { 'content-type': 'application/x-www-form-urlencoded', authorization: `Basic ${btoa('demo-azov-admin:demo')}` },
  });
  t.equal(token.statusCode, 200);
});

t.test('moves wait for each other', async (t) => {
  const from = clock.today('Europe/Moscow');
  const replies = await Promise.all([1, 2, 1].map((advanceDays) => call('PUT', '/sandbox/clock', { advanceDays })));
  t.same(replies.map(({ statusCode }) => statusCode), [200, 200, 200]);
  t.equal(clock.today('Europe/Moscow'), addDays(from, 4));
});

t.test('forward only, one wish at a time, not too far', async (t) => {
  const today = clock.today('Europe/Moscow');
  const refusals: [object, number, string][] = [
    [{ date: addDays(today, -1) }, 409, 'sandbox.clock-backward'],
    [{ instant: '2020-01-01T00:00:00.000Z' }, 409, 'sandbox.clock-backward'],
    [{ date: addDays(today, 402) }, 422, 'sandbox.clock-too-far'],
    [{}, 400, 'field.count'], [{ advanceDays: 1, advanceMonths: 1 }, 400, 'field.count'], [{ advanceDays: -1 }, 400, 'field.range'],
  ];
  for (const [wish, status, code] of refusals) {
    const reply = await call('PUT', '/sandbox/clock', wish);
    t.equal(reply.statusCode, status, reply.body);
    t.match(reply.body, code);
  }
  t.equal((await call('PUT', '/sandbox/clock', { date: today })).statusCode, 200, 'today is no way back');
  t.equal(clock.today('Europe/Moscow'), today);
});

t.test('only an administrator and an information system may move it, anybody may look', async (t) => {
  for (const role of ['curator', 'head', 'commission', 'ministry'] as const) {
    t.equal((await call('PUT', '/sandbox/clock', { advanceDays: 1 }, role)).statusCode, 403, role);
    t.equal((await call('POST', '/sandbox/reset', undefined, role)).statusCode, 403, role);
    t.equal((await call('GET', '/sandbox/clock', undefined, role)).statusCode, 200, role);
  }
});

t.test('a restart finds the clock where it was', async (t) => {
  const ahead = clock.ahead();
  t.ok(ahead > 30 * 86_400_000);
  t.equal(keptClock(folder).ahead(), ahead);
});

t.test('a reset brings the demo and the time back; meanwhile nobody is answered', async (t) => {
  const wasThere = await contents();
  await call('GET', '/v1/cases', undefined, 'integration');
  const resetting = call('POST', '/sandbox/reset');
  for (let turn = 0; turn < 100_000 && !sandbox.isResetting(); turn += 1) await new Promise((resolve) => setImmediate(resolve));
  t.equal((await call('GET', '/v1/regulations')).statusCode, 503);
  t.equal((await inject({ method: 'GET', url: '/health' })).statusCode, 200);
  const reply = await resetting;
  t.equal(reply.statusCode, 200, reply.body);
  t.equal(clock.ahead(), 0);
  t.equal(keptClock(folder).ahead(), 0);
  t.same(await contents(), wasThere, 'the same ids');
  const [cases] = await Promise.all([call('GET', '/v1/cases', undefined, 'integration')]);
  t.equal(cases.statusCode, 200, 'the record of accesses has begun anew');
});

async function contents(): Promise<unknown> {
  const families = await db.selectFrom('family').select('id').orderBy('id').execute();
  const clients = await db.selectFrom('api_client').select('client_id').orderBy('client_id').execute();
  return { families, clients };
}

t.test('outside a sandbox there is nothing of it', async (t) => {
  const production: TestApp = await testApp(t, { config: { sandbox: false }, db });
  for (const [method, url] of [['GET', '/sandbox/clock'], ['POST', '/sandbox/reset']] as const) {
    t.equal((await production.call(method, url, { as: 'admin' })).statusCode, 404, url);
  }
  const put = await production.app.inject({ method: 'PUT', url: '/sandbox/clock', payload: { advanceDays: 1 } });
  t.equal(put.statusCode, 404);
});
