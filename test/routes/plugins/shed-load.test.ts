import { once } from 'node:events';
import { connect, type AddressInfo, type Socket } from 'node:net';
import t from 'tap';
import { openDatabase } from '../../../src/db/database.ts';
import { listCaseStatusesEndpoint } from '../../../src/routes/kdn/list-case-statuses.ts';
import { absentDatabase, testApp } from '../../support/app.ts';
import { testDatabase } from '../../support/database.ts';
import { type Gate, sampleEndpoints } from '../../support/sample-endpoints.ts';

// Broken once on purpose, to see each of these fail: a gate that counts those who wait, one that lets in when the headers have come, no `leave`,
// no exemption for probes, surplus connections that are served.

const url = '/v1/samples';
const unknown = `${url}/01990000-0000-7000-8000-00000000000f`;

/** Requests with the name `hold` stay in their transaction until the gate is opened. */
function aGate(expected: number) {
  let open: () => void = () => undefined;
  let everybody: () => void = () => undefined;
  let here = 0;
  const reached = new Promise<void>((resolve) => (everybody = resolve));
  const gate: Gate = { open: new Promise((resolve) => (open = resolve)), reached: () => void ((here += 1) === expected && everybody()) };
  return { gate, reached, open: () => open() };
}

t.test('as many requests as the process takes on; one more is told when to come back, probes are answered', async (t) => {
  const { gate, reached, open } = aGate(2);
  const api = await testApp(t, { endpoints: sampleEndpoints(gate), config: { maxRequestsAtOnce: 2, metricsToken: 'metrics-of-this-test-0' } });
  const post = (name: string) => api.call('POST', url, { as: 'admin', body: { name } });
  const held = [post('hold'), post('hold')];
  await reached;
  const refused = await api.call('GET', unknown, { as: 'admin', headers: { 'accept-language': 'en' } });
  t.match([refused.statusCode, refused.json()], [503, { code: 'overloaded', title: 'The service is overloaded', status: 503 }]);
  t.match(refused.headers['retry-after'], /^[1-4]$/);
  t.match((await post('one more')).json(), { code: 'overloaded', title: 'Служба перегружена', detail: /Retry-After.*Idempotency-Key/ });
  t.equal((await api.app.inject({ url: '/nowhere' })).statusCode, 503, 'whatever it asks for');
  for (const probe of ['/health', '/ready']) t.equal((await api.call('GET', probe)).statusCode, 200, probe);
  t.equal((await api.app.inject({ url: '/metrics', headers: { authorization: 'Bearer metrics-of-this-test-0' } })).statusCode, 200);
  t.equal(api.app.load.working, 2);
  t.equal(api.app.load.refused.requests, 3);
  open();
  for (const reply of await Promise.all(held)) t.equal(reply.statusCode, 201);
  t.equal(api.app.load.working, 0);
  t.equal((await api.call('GET', unknown, { as: 'admin' })).statusCode, 404, 'afterwards as before');
  t.equal((await post('break')).statusCode, 500);
  t.equal((await api.call('GET', unknown)).statusCode, 401);
  t.equal(api.app.load.working, 0, 'whatever the answer, the place is given back');
});

t.test('who waits for news takes no place', async (t) => {
  const api = await testApp(t, { endpoints: [listCaseStatusesEndpoint, ...sampleEndpoints()], config: { maxRequestsAtOnce: 1 } });
  const waiting = api.call('GET', '/v1/kdn/case-statuses?wait=60', { as: 'commission' });
  while (api.app.surroundings.feed.waiting === 0) await new Promise((resolve) => setImmediate(resolve));
  t.equal((await api.call('GET', unknown, { as: 'admin' })).statusCode, 404);
  api.app.surroundings.feed.close();
  t.equal((await waiting).statusCode, 200);
});

t.test('who sends slowly takes no place', async (t) => {
  const api = await testApp(t, { endpoints: sampleEndpoints(), config: { maxRequestsAtOnce: 1 } });
  const { port } = await listening(api);
  const slow = connect(port, '127.0.0.1');
  const came = once(api.app.server, 'request');
  slow.write(`POST ${url} HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer ${api.token('admin')}\r\nIdempotency-Key: k\r\nContent-Type: application/json\r\nContent-Length: 13\r\n\r\n{"name"`);
  await came;
  t.equal((await api.call('GET', unknown, { as: 'admin' })).statusCode, 404);
  const answered = firstOf(slow);
  slow.write(':"s"}\n');
  t.match(await answered, /^HTTP\/1.1 201/);
  slow.destroy();
});

t.test('a connection too many is told so and closed, not served; a probe is answered on it', async (t) => {
  const api = await testApp(t, { endpoints: sampleEndpoints(), db: absentDatabase(t), config: { maxConnections: 1 } });
  const { port } = await listening(api);
  const ask = (socket: Socket, path: string) => {
    socket.write(`GET ${path} HTTP/1.1\r\nHost: a\r\n\r\n`);
    return firstOf(socket);
  };
  const first = connect(port, '127.0.0.1');
  t.match(await ask(first, '/health'), /^HTTP\/1.1 200/);
  const second = connect(port, '127.0.0.1');
  t.match(await ask(second, '/health'), /^HTTP\/1.1 200/);
  const closed = once(second, 'close');
  const refused = await ask(second, unknown);
  t.match(refused, /^HTTP\/1.1 503[\s\S]*connection: close[\s\S]*"code":"overloaded"/i);
  t.match(refused, /retry-after: [1-4]/i);
  await closed;
  t.equal(api.app.load.refused.connections, 1);
  t.match(await ask(first, unknown), /^HTTP\/1.1 401/, 'who came earlier is served');
  first.destroy();
});

t.test('beyond twice as many connections nobody is let in', async (t) => {
  const api = await testApp(t, { endpoints: sampleEndpoints(), db: absentDatabase(t), config: { maxConnections: 1 } });
  const { port } = await listening(api);
  const two = [connect(port, '127.0.0.1'), connect(port, '127.0.0.1')];
  for (let count = 0; count < 2; count += 1) if (api.app.load.connections < 2) await once(api.app.server, 'connection');
  const third = connect(port, '127.0.0.1');
  third.on('error', () => undefined);
  await once(third, 'close');
  for (const socket of two) socket.destroy();
});

t.test('a request waits for a connection to the database for so long, and then is told that the service is overloaded', async (t) => {
  const { url: address } = await testDatabase(t);
  const db = openDatabase({ url: address, maxConnections: 1, longestWait: 100 });
  t.teardown(() => db.destroy());
  const { gate, reached, open } = aGate(1);
  const api = await testApp(t, { endpoints: sampleEndpoints(gate), db });
  const held = api.call('POST', url, { as: 'admin', body: { name: 'hold' } });
  await reached;
  const refused = await api.call('GET', unknown, { as: 'admin' });
  t.match([refused.statusCode, refused.json().code, refused.headers['retry-after']], [503, 'overloaded', '5']);
  open();
  t.equal((await held).statusCode, 201);
});

async function listening(api: { app: { listen(at: object): Promise<string>; server: { address(): unknown } } }): Promise<{ port: number }> {
  await api.app.listen({ port: 0, host: '127.0.0.1' });
  return { port: (api.app.server.address() as AddressInfo).port };
}

/** The next that comes; an answer of a test comes in one piece. */
async function firstOf(socket: Socket): Promise<string> {
  const [chunk] = (await once(socket, 'data')) as [Buffer];
  return chunk.toString();
}
