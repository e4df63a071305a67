import { connect, type AddressInfo } from 'node:net';
import t from 'tap';
import { absentDatabase, testApp, type TestApp } from '../../support/app.ts';
import { sampleEndpoints } from '../../support/sample-endpoints.ts';

const limits = { requestTimeout: 300, headersTimeout: 200, connectionsCheckingInterval: 50 };

async function listening(
  t: { teardown(work: () => Promise<void>): void },
  given: object = limits,
): Promise<{ api: TestApp; port: number }> {
  const api = await testApp(t, { endpoints: sampleEndpoints(), db: absentDatabase(t), limits: given });
  await api.app.listen({ port: 0, host: '127.0.0.1' });
  return { api, port: (api.app.server.address() as AddressInfo).port };
}

/** Sends bytes and answers all that comes back until the server hangs up. */
function exchange(port: number, bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let received = '';
    const socket = connect(port, '127.0.0.1', () => void socket.write(bytes));
    socket.setEncoding('utf8').on('data', (chunk: string) => (received += chunk));
    socket.on('close', () => resolve(received)).on('error', reject);
  });
}

function problemIn(answer: string): { status: number; code: string } {
  const [head = '', body = ''] = answer.split('\r\n\r\n');
  if (!head.includes('content-type: application/problem+json')) throw new Error(`not a problem: ${answer}`);
  return JSON.parse(body) as { status: number; code: string };
}

t.test('what is not HTTP', async (t) => {
  const { port } = await listening(t);
  t.match(problemIn(await exchange(port, 'nonsense\r\n\r\n')), { status: 400, code: 'request-malformed' });
  t.match(problemIn(await exchange(port, 'GET / HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\n')), { status: 400 });
});

t.test('headers that are too large', async (t) => {
  const { port } = await listening(t);
  const answer = await exchange(port, `GET /health HTTP/1.1\r\nHost: a\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`);
  t.match(problemIn(answer), { status: 431, code: 'headers-too-large' });
});

t.test('a request that does not arrive in time', async (t) => {
  const { port } = await listening(t);
  t.match(problemIn(await exchange(port, 'GET /health HTTP/1.1\r\nHost: a\r\n')), { status: 408, code: 'request-timeout' });
  const head = 'POST /oauth/token HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-www-form-urlencoded\r\n';
  t.match(problemIn(await exchange(port, `${head}Content-Length: 100\r\n\r\ngrant`)), { status: 408, code: 'request-timeout' });
  t.match(problemIn(await exchange(port, `${head}Transfer-Encoding: chunked\r\n\r\n5\r\ngrant\r\n`)), { status: 408 }, 'in chunks as well');
});

t.test('while it stops, the service answers, asks to hang up, and ends soon', async (t) => {
  const { api, port } = await listening(t, { requestTimeout: 10_000, headersTimeout: 10_000 });
  const arrived = new Promise<void>((resolve) => void api.app.server.once('request', () => resolve()));
  const idle = connect(port, '127.0.0.1');
  t.teardown(() => void idle.destroy());
  const socket = connect(port, '127.0.0.1');
  let answer = '';
  socket.setEncoding('utf8').on('data', (chunk: string) => (answer += chunk));
  const hungUp = new Promise<void>((resolve) => void socket.once('close', () => resolve()));
  socket.write('POST /oauth/token HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 3\r\n\r\n');
  await arrived;
  const started = performance.now();
  const closed = api.app.close();
  socket.write('a=b');
  await hungUp;
  await closed;
  t.ok(performance.now() - started < 3_000);
  t.match(answer, /^HTTP\/1\.1 400 [^]*connection: close/i);
  t.equal(api.app.isDraining(), true);
});

t.test('a request that stalls does not hold the end back for ever', async (t) => {
  const { api, port } = await listening(t, { requestTimeout: 60_000, drainGrace: 200 });
  const arrived = new Promise<void>((resolve) => void api.app.server.once('request', () => resolve()));
  const socket = connect(port, '127.0.0.1').on('error', () => undefined);
  socket.write('POST /oauth/token HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 3\r\n\r\n');
  await arrived;
  await api.app.close();
  t.pass('it ended');
});

t.test('a byte now and then does not keep a request alive: it has to be whole in time', async (t) => {
  const { port } = await listening(t);
  const form = 'Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 5000\r\n\r\n';
  for (const start of ['GET /health HTTP/1.1\r\nHost: a\r\nX-Slow: ', `POST /oauth/token HTTP/1.1\r\nHost: a\r\n${form}`]) {
    const socket = connect(port, '127.0.0.1');
    // What is written before the connection stands would come before the start.
    await new Promise((resolve) => void socket.once('connect', resolve));
    socket.write(start);
    const drip = setInterval(() => void (socket.writable && socket.write('x')), 20);
    const answer = await new Promise<string>((resolve) => {
      let received = '';
      socket.setEncoding('utf8').on('data', (chunk: string) => (received += chunk));
      socket.on('error', () => undefined).on('close', () => resolve(received));
    });
    clearInterval(drip);
    t.match(problemIn(answer), { status: 408 });
  }
});
