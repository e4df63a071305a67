import { scryptSync } from 'node:crypto';
import t from 'tap';
import { admitAttempt } from '../../../src/operations/count-attempts.ts';
import { credentialsCheck } from '../../../src/routes/oauth/credentials-check.ts';
import { testApp } from '../../support/app.ts';

const start = Date.parse('2026-03-02T09:00:00.000Z');
const api = await testApp(t, { endpoints: [], now: new Date(start).toISOString(), config: { trustedProxies: '127.0.0.1' } });
const secret = 'right';
// As cheap as can be: what is tried here is the counting.
const salt = Buffer.alloc(16, 1);
const hash = scryptSync(secret, salt, 32, { N: 16, r: 1, p: 1 });
const secret_hash = `scrypt$16$1$1$${salt.toString('base64url')}$${hash.toString('base64url')}`;
const clients = ['one', 'two', 'three'];
await api.db.insertInto('api_client').values(clients.map((client_id) => ({
  client_id, secret_hash, role: 'admin', region: 'tatarstan', municipality: null, organisation_id: null, specialist_id: null, demo: false,
  created_at: '2026-01-01T00:00:00.000Z',
}))).execute();

const HERE = '192.0.2.1';
let seconds = 0;
const ask = (id: string, password: string, address = HERE) => api.inject({
  method: 'POST',
  url: '/oauth/token',
  headers: {
    'content-type': 'application/x-www-form-urlencoded',
    'authorization': `Basic ${Buffer.from(`${id}:${password}`).toString('base64')}`,
    'x-forwarded-for': address,
  },
  payload: 'grant_type=client_credentials',
});
const statusOf = async (...args: Parameters<typeof ask>) => (await ask(...args)).statusCode;
/** An attempt that is going to fail, whoever is named. */
const guess = async (clientId: string, address = HERE) => (await admitAttempt(api, { clientId, address })).admitted;
const pass = (more: number) => api.clock.set(new Date(start + (seconds += more) * 1000).toISOString());
/** So many failures as if they had happened, the last just now. */
const failed = (subject: string, failures: number) => api.db.insertInto('failed_attempt')
  .values({ subject, failures, last_failed_at: api.clock.now(), blocked_until: null }).execute();

t.beforeEach(() => api.db.deleteFrom('failed_attempt').execute());

t.test('after three failures each one makes the wait longer; a blocked attempt is not even looked at', async (t) => {
  for (let n = 0; n < 4; n += 1) t.equal(await statusOf('one', 'wrong'), 401);
  for (const wait of [1, 2, 4, 8]) {
    const blocked = await ask('one', secret);
    t.equal(blocked.statusCode, 429, 'the right secret does not help');
    t.equal(blocked.headers['retry-after'], String(wait));
    t.equal(blocked.headers['cache-control'], 'no-store');
    t.same(blocked.json(), { error: 'slow_down', error_description: 'Too many failed attempts; wait.' });
    pass(wait);
    t.equal(await statusOf('one', 'wrong'), 401);
  }
  t.equal(await statusOf('one', secret, '192.0.2.2'), 200, 'from elsewhere the client may come in');
});

t.test('a success forgets', async (t) => {
  for (let n = 0; n < 4; n += 1) await ask('one', 'wrong');
  pass(1);
  t.equal(await statusOf('one', secret), 200);
  for (let n = 0; n < 4; n += 1) t.equal(await statusOf('one', 'wrong'), 401);
  t.equal(await statusOf('one', 'wrong'), 429);
  t.equal(await statusOf('two', secret), 200, 'another client at the same address may come in');
  const rows = await api.db.selectFrom('failed_attempt').select(['subject', 'failures']).orderBy('subject').execute();
  t.same(rows, [
    { subject: `address|${HERE}`, failures: 8 }, { subject: 'client|one', failures: 4 }, { subject: `pair|${HERE}|one`, failures: 4 },
  ], 'what others failed at an address stays');
});

t.test('the longest wait is 15 minutes, and a day forgets', async (t) => {
  await failed(`pair|${HERE}|one`, 40);
  t.equal(await statusOf('one', 'wrong'), 401);
  t.equal((await ask('one', 'wrong')).headers['retry-after'], '900');
  pass(899);
  t.equal(await statusOf('one', secret), 429);
  pass(1);
  t.equal(await statusOf('one', 'wrong'), 401);
  pass(24 * 3_600 + 1);
  for (let n = 0; n < 4; n += 1) t.equal(await statusOf('one', 'wrong'), 401);
  t.equal((await ask('one', 'wrong')).headers['retry-after'], '1');
});

t.test('thirty guesses at once are no more than four', async (t) => {
  const replies = await Promise.all(Array.from({ length: 30 }, (_, n) => statusOf('one', `guess-${n}`)));
  t.equal(replies.filter((status) => status === 401).length, 4);
  t.equal(replies.filter((status) => status === 429).length, 26);
});

t.test('one address, many names: from the twentieth failure on, whoever is named', async (t) => {
  const guesses = await Promise.all(Array.from({ length: 30 }, (_, n) => guess(`made-up-${n}`)));
  t.equal(guesses.filter((admitted) => admitted).length, 20);
  t.equal(await statusOf('имя', 'x'), 429);
  t.equal(await statusOf('two', secret), 429);
  t.equal(await statusOf('two', secret, '192.0.2.3'), 200);
  pass(1);
  t.equal(await statusOf('two', secret), 200);
  t.equal(await statusOf('three', secret), 200, 'a success at the address leaves no wait behind');
});

t.test('one client, many addresses: from the fiftieth failure on', async (t) => {
  await failed('client|one', 48);
  t.equal(await statusOf('one', 'x', '198.51.100.1'), 401);
  t.equal(await statusOf('one', 'x', '198.51.100.2'), 401);
  t.equal(await statusOf('one', secret, '198.51.100.3'), 429);
  pass(1);
  t.equal(await statusOf('one', secret, '198.51.100.3'), 200);
  t.equal(await statusOf('one', 'x', '198.51.100.4'), 401);
  t.equal(await statusOf('one', secret, '198.51.100.5'), 200);
});

t.test('many right attempts at once are no guesses', async (t) => {
  const replies = await Promise.all(Array.from({ length: 8 }, () => statusOf('one', secret)));
  t.same([...new Set(replies)], [200]);
});

t.test('the same attempt many times at once is looked at once; another secret, another client and another address are not the same', async (t) => {
  let looked = 0;
  const { surroundings } = api.app;
  const clock = { ...surroundings.clock, now: () => ((looked += 1), api.clock.now()) };
  const check = credentialsCheck({ ...surroundings, clock });
  const after = async (...attempts: [string, string, string][]) => {
    looked = 0;
    await Promise.allSettled(attempts.map(([clientId, clientSecret, address]) => check({ clientId, clientSecret, method: 'post' }, address)));
    return looked;
  };
  const once = await after(['one', secret, HERE]);
  t.ok(once > 0);
  t.equal(await after(...Array.from({ length: 8 }, (): [string, string, string] => ['one', secret, HERE])), once);
  t.equal(await after(['one', secret, HERE], ['one', secret, '192.0.2.7'], ['two', secret, HERE]), 3 * once);
  t.ok(await after(['one', secret, HERE], ['one', 'wrong', HERE]) > once);
  t.equal(await after(['one', secret, HERE]), once, 'what is over is not remembered');
});

t.test('an IPv6 subscriber is one address, however many addresses they have', async (t) => {
  const addresses = ['2001:db8:1:2::1', '2001:db8:1:2:ffff::', '2001:DB8:1:2:0:0:0:9', '2001:0db8:0001:0002::7'];
  for (const address of addresses) t.equal(await statusOf('one', 'x', address), 401);
  t.equal(await statusOf('one', secret, '2001:db8:1:2:3:4:5:6'), 429);
  t.equal(await statusOf('one', secret, '2001:db8:1:3::1'), 200);
  for (let n = 0; n < 4; n += 1) await ask('two', 'x', '::ffff:192.0.2.77');
  t.equal(await statusOf('two', secret, '192.0.2.77'), 429);
});
