import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import t from 'tap';
import { cleanUpJob } from '../../src/jobs/clean-up.ts';
import { runDueJobs } from '../../src/jobs/runner.ts';
import { silent } from '../jobs/setting.ts';
import { aReceiver, withStatus } from '../support/receiver.ts';
import { aWebhookSetting } from './setting.ts';

const setting = await aWebhookSetting(t, undefined, { config: { metricsToken: 'a-token-of-the-metrics-only' } });
const { api } = setting;
const START = Date.parse('2026-03-02T09:00:00.000Z');
const at = (seconds: number) => api.clock.set(new Date(START + seconds * 1000).toISOString());

t.beforeEach(async () => {
  await api.db.deleteFrom('webhook').execute();
  at(0);
});

/** Looks until a receiver has failed so often in a row; each look tries one. */
async function failing(count: number): Promise<void> {
  for (let failures = 0; failures < count;) {
    await setting.deliver();
    ({ failures } = await api.db.selectFrom('webhook').select('failures').executeTakeFirstOrThrow());
  }
}

async function waiting(): Promise<number> {
  const { rows: [left] } = await sql<{ count: number }>`select count(*)::int as count from webhook_delivery where state = 'pending'`.execute(api.db);
  return left?.count ?? 0;
}

t.test('a dead receiver is called once for a rest, however much waits, and not at all meanwhile; one success ends it', async (t) => {
  const receiver = await aReceiver(t);
  receiver.answer = withStatus(500);
  const { id } = await setting.hook(receiver.url);
  await setting.tell(...Array.from({ length: 300 }, () => ({})));
  await failing(20);
  const tried = receiver.received.length;
  t.ok(tried >= 20 && tried <= 24, `the four that were under way at first, then one by one: ${tried}`);
  await setting.deliver();
  at(40);
  await setting.deliver();
  t.equal(receiver.received.length, tried, 'it rests');
  const rest = Number((await api.db.selectFrom('webhook').select('failures').executeTakeFirstOrThrow()).failures);
  at(60 * 2 ** (rest - 20));
  await Promise.all([setting.deliver(), setting.deliver(), setting.deliver()]);
  t.equal(receiver.received.length, tried + 1, 'one attempt, whoever looks');
  t.equal((await api.call('POST', `/v1/webhooks/${id}/test`, { as: setting.head, body: {} })).statusCode, 201);
  await setting.deliver();
  t.equal(receiver.received.length, tried + 2, 'somebody wants to know: one attempt at once');
  await setting.deliver();
  t.equal(receiver.received.length, tried + 2, 'and it rests on');
  receiver.answer = withStatus(204);
  // On a busy machine an answer may come too late: that delivery is tried again an hour on.
  for (let hours = 3; hours < 12 && await waiting() > 0; hours += 1) {
    at(hours * 3600);
    await setting.deliver();
  }
  t.equal(await waiting(), 0, 'it is back: everything arrives');
  t.match(await api.db.selectFrom('webhook').selectAll().execute(), [{ failures: 0, rests_until: null, failing_since: null }]);
});

t.test('with a hundred thousand waiting, a look at a resting webhook and a claim from a working one read a handful of rows', async (t) => {
  const { id } = await setting.hook('http://127.0.0.1:9/');
  await sql`insert into webhook_delivery (id, webhook_id, event_pos, event_id, kind, case_id, occurred_at, state, next_attempt_at, created_at)
    select gen_random_uuid(), ${id}, -n, 'evt_' || n, 'case.opened', gen_random_uuid(), ${api.clock.now()}, 'pending', ${api.clock.now()}, ${api.clock.now()}
      from generate_series(1, 100000) n`.execute(api.db);
  await sql`analyze webhook_delivery`.execute(api.db);
  const { rows } = await sql<{ 'QUERY PLAN': string }>`explain (analyze, timing off, buffers)
    select d.id from webhook_delivery d
     where d.webhook_id = ${id} and d.next_attempt_at <= ${api.clock.now()} and d.state = 'pending' and (d.lease_until is null or d.lease_until < clock_timestamp())
       and not exists (select from webhook_delivery e where e.webhook_id = d.webhook_id and e.case_id = d.case_id and e.state = 'pending' and e.event_pos < d.event_pos)
     order by d.next_attempt_at, d.event_pos limit 4 for update skip locked`.execute(api.db);
  const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
  t.notMatch(plan, /Sort|Seq Scan/, plan);
});

t.test('deliveries are kept for thirty days, delivered or not, but not those that somebody has in hand', async (t) => {
  const receiver = await aReceiver(t);
  receiver.answer = (reply, { body }) => void reply.writeHead(body.data['caseId'] === null ? 500 : 204).end();
  const { id } = await setting.hook(receiver.url);
  await setting.tell({}, { caseId: null });
  await setting.deliver();
  const day = 86_400;
  const nextNight = async (seconds: number) => {
    at(seconds);
    await runDueJobs({ db: api.service, clock: api.clock, logger: silent }, [cleanUpJob], { runner: 'test' });
    return (await api.db.selectFrom('webhook_delivery').select('state').where('webhook_id', '=', id).orderBy('created_at').execute()).map(({ state }) => state);
  };
  t.same((await nextNight(30 * day)).toSorted(), ['delivered', 'pending'], 'thirty days old to the second: kept');
  await sql`update webhook_delivery set lease_until = clock_timestamp() + interval '1 hour' where state = 'pending'`.execute(api.db);
  t.same(await nextNight(31 * day), ['pending'], 'what is in hand stays');
  await sql`update webhook_delivery set lease_until = null`.execute(api.db);
  t.same(await nextNight(32 * day), []);
});

t.test('the figures say what waits, what was given up, since when, and which webhooks are disabled', async (t) => {
  const figures = async () => {
    const { body } = await api.app.inject({ method: 'GET', url: '/metrics', headers: { authorization: 'Bearer a-token-of-the-metrics-only' } });
    return body.split('\n').filter((line) => line.startsWith('soprovozhdenie_webhook'));
  };
  const [dead, gone] = [await aReceiver(t), await aReceiver(t)];
  [dead.answer, gone.answer] = [withStatus(500), withStatus(410)];
  const { id } = await setting.hook(dead.url);
  await setting.hook(gone.url);
  await setting.tell({ caseId: randomUUID() });
  await setting.deliver();
  at(90);
  t.same(await figures(), [
    'soprovozhdenie_webhook_deliveries{state="pending"} 1', 'soprovozhdenie_webhook_deliveries{state="failed"} 1',
    'soprovozhdenie_webhook_oldest_pending_seconds 90', 'soprovozhdenie_webhooks_disabled 1',
  ]);
  await sql`update webhook_delivery set state = 'failed' where webhook_id = ${id}`.execute(api.db);
  t.same((await figures()).slice(0, 3), [
    'soprovozhdenie_webhook_deliveries{state="pending"} 0', 'soprovozhdenie_webhook_deliveries{state="failed"} 2', 'soprovozhdenie_webhook_oldest_pending_seconds 0',
  ]);
});
