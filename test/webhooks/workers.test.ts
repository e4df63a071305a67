import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import t from 'tap';
import { type Answer, aReceiver, type Receiver, withStatus } from '../support/receiver.ts';
import { aWebhookSetting } from './setting.ts';

const setting = await aWebhookSetting(t);
const { api } = setting;

t.beforeEach(async () => {
  await api.db.deleteFrom('webhook').execute();
  api.clock.set('2026-03-02T09:00:00.000Z');
});

const numbers = ({ received }: Receiver, caseId: string) =>
  received.filter(({ body }) => body.data['caseId'] === caseId).map(({ body }) => body.data.details['deadlines']);

/** Answers in its own time: after a turn of the event loop or ten. */
const whenItLikes: Answer = (reply, _, attempt) => {
  let turns = attempt % 11;
  const turn = () => (turns-- > 0 ? void setImmediate(turn) : void reply.writeHead(204).end());
  turn();
};

t.test('several processes deliver each event once, and those of a case one after the other in their order', async (t) => {
  const receiver = await aReceiver(t);
  receiver.answer = whenItLikes;
  await setting.hook(receiver.url);
  const cases = Array.from({ length: 5 }, () => randomUUID());
  for (let round = 0; round < 20; round += 1) await setting.tell(...cases.map((caseId) => ({ caseId, data: { deadlines: round } })));
  const men = Array.from({ length: 4 }, () => setting.courier());
  await setting.deliver();
  while (receiver.received.length < 100) await Promise.all(men.map(async (man) => (await man.look(), await man.idle())));
  for (const caseId of cases) t.same(numbers(receiver, caseId), Array.from({ length: 20 }, (_, round) => round));
  t.equal(receiver.received.length, 100);
  t.ok(receiver.most <= 4, `never more than four at once: ${receiver.most}`);
});

t.test('many processes at once hand each event out once', async (t) => {
  const receiver = await aReceiver(t);
  await setting.hook(receiver.url);
  const events = Array.from({ length: 200 }, (_, deadlines) => ({ data: { deadlines } }));
  await setting.tell(...events);
  await Promise.all(Array.from({ length: 6 }, () => setting.deliver()));
  const ids = receiver.received.map(({ headers }) => headers['webhook-id']);
  t.equal(ids.length, 200);
  t.equal(new Set(ids).size, 200);
});

t.test('what a killed process had in hand, another one delivers when the lease has run out, in order and under the same id', async (t) => {
  const receiver = await aReceiver(t);
  const { id } = await setting.hook(receiver.url);
  const caseId = randomUUID();
  // The killed process: its message has arrived, but nobody is there any more to note it.
  receiver.answer = () => undefined;
  await setting.tell({ caseId, data: { deadlines: 1 } }, { caseId, data: { deadlines: 2 } });
  const doomed = setting.courier({ grace: 1 });
  t.teardown(() => doomed.stop());
  while (receiver.received.length === 0) {
    await doomed.look();
    await new Promise((resolve) => setImmediate(resolve));
  }
  receiver.answer = withStatus(204);
  await setting.deliver();
  t.equal(receiver.received.length, 1, 'as long as the lease holds, nobody takes it, nor what comes after it');
  await sql`update webhook_delivery set lease_until = clock_timestamp() - interval '1 second' where lease_until is not null`.execute(api.db);
  await setting.deliver();
  t.same(numbers(receiver, caseId), [1, 1, 2]);
  t.equal(receiver.received[0]?.headers['webhook-id'], receiver.received[1]?.headers['webhook-id']);
  t.match(await setting.deliveries(id), [{ state: 'delivered', attempts: 2 }, { state: 'delivered', attempts: 1 }]);
});

t.test('a process that ends gives back what it has in hand, as if it never had it', async (t) => {
  const receiver = await aReceiver(t);
  const { id } = await setting.hook(receiver.url);
  const man = setting.courier({ grace: 50 });
  receiver.answer = () => undefined;
  await setting.tell({});
  while (receiver.received.length === 0) {
    await man.look();
    await new Promise((resolve) => setImmediate(resolve));
  }
  await man.stop();
  t.match(await setting.deliveries(id), [{ state: 'pending', attempts: 0 }]);
  receiver.answer = withStatus(204);
  await setting.deliver();
  t.match(await setting.deliveries(id), [{ state: 'delivered', attempts: 1 }]);
});

t.test('a receiver that never answers holds up nobody else, and is called by one at a time', async (t) => {
  const [slow, good] = [await aReceiver(t), await aReceiver(t)];
  slow.answer = () => undefined;
  const { id } = await setting.hook(slow.url);
  await setting.hook(good.url);
  await setting.tell(...Array.from({ length: 30 }, () => ({})));
  const man = setting.courier({ patience: 1_000 });
  while (good.received.length < 30) {
    await man.look();
    await new Promise((resolve) => setImmediate(resolve));
  }
  t.ok(slow.most <= 4);
  await man.idle();
  const timedOut = async () => (await setting.deliveries(id)).filter(({ lastError }) => lastError === 'ETIMEDOUT').length;
  const before = await timedOut();
  t.ok(before >= 1 && before <= 4);
  await man.look();
  await man.idle();
  t.equal(await timedOut(), before + 1, 'once it has failed, one at a time');
});

t.test('nothing is handed out before what was begun earlier has ended, and nothing is left out', async (t) => {
  const receiver = await aReceiver(t);
  await setting.hook(receiver.url);
  const event = { region: 'tatarstan', organisation_id: setting.organisationId, municipality: null, case_id: null, data: '{"deadlines": 1}', occurred_at: api.clock.now() };
  await api.db.transaction().execute(async (slow) => {
    await slow.insertInto('outbox').values({ ...event, kind: 'case.opened' }).execute();
    await setting.tell({ kind: 'case.statusChanged' });
    const man = setting.courier();
    await man.look();
    await man.idle();
    t.equal(receiver.received.length, 0);
  });
  await setting.deliver();
  t.same(receiver.received.map(({ body }) => body.type).sort(), ['case.opened', 'case.statusChanged']);
});
