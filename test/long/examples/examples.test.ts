import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import t from 'tap';
import { apiAt } from '../../../scripts/scenario/client.ts';
import { courier } from '../../../src/jobs/deliver-webhooks.ts';
import { testWebhooks } from '../../support/app.ts';
import { feedFilled, run, servedDemo } from '../../support/served-demo.ts';

// The programs in examples/, each run as its user would, against the real service with the demo.

t.setTimeout(300_000);
const demo = await servedDemo(t);
const { origin } = demo;
await feedFilled(demo);
const folder = mkdtempSync(join(tmpdir(), 'soprovozhdenie-examples-'));
t.teardown(() => rm(folder, { recursive: true, force: true }));

const typescript = (program: string, ...args: string[]) => run(process.execPath, ['--import=tsx', `examples/${program}`, ...args]);
const python = (program: string, ...args: string[]) => run('python3', [`examples/${program}`, '--origin', origin, ...args]);

t.test('a KDN vendor: the mirror is filled once, then only what is new comes', async (t) => {
  const mirror = ['--mirror', join(folder, 'mirror.sqlite'), '--page', '10'];
  const first = await python('kdn/pull.py', ...mirror);
  t.equal(first.code, 0, first.output);
  t.match(first.output, /^36 cases in the mirror$/m);
  t.equal(first.output.match(/^changed /gm)?.length, 36, 'each once');
  const second = await python('kdn/pull.py', ...mirror);
  t.equal(second.output, '36 cases in the mirror\n');
});

t.test('a KDN vendor: the pull with bash and curl', async (t) => {
  const pull = () => run('bash', ['examples/kdn/pull.sh', origin, join(folder, 'cursor.txt')]);
  const first = await pull();
  t.equal(first.code, 0, first.output);
  t.equal(JSON.parse(first.output).items.length, 36);
  t.equal(JSON.parse((await pull()).output).items.length, 0);
});

t.test('a KDN vendor: the typed client', async (t) => {
  const mirror = join(folder, 'mirror.json');
  const first = await typescript('kdn/follow.ts', origin, mirror, '0');
  t.equal(first.code, 0, first.output);
  t.match(first.output, /^36 cases in the mirror$/m);
  t.equal((await typescript('kdn/follow.ts', origin, mirror, '0')).output, '36 cases in the mirror\n');
});

t.test('a front end', async (t) => {
  const { code, output } = await typescript('front-end/case-card.ts', origin);
  t.equal(code, 0, output);
  for (const told of [
    /^Case: active, level \w+, until 20/m, /^ {2}\[ markExecution \]$/m, /^ {2}\( recordPostSupportCheck \): .+ \[п\. 5\.9\]$/m,
    /^The form is in order: the case would be identified$/m, /^ {2}at \/circumstances\/0\/code: .+noSuchThing.+ \[tatarstan-2017, прил\. № 2\]$/m,
    /^The first saves: 200$/m, /^The second is told 412 version-stale/m, /^Having looked again: 200$/m,
  ]) t.match(output, told);
});

t.test('a KDN vendor: a resolution on several cases, once however often it is sent', async (t) => {
  const { body: { date } } = await apiAt(origin).call<{ date: string }>('demo-commission', 'GET', '/sandbox/clock');
  const sent = ['--sent', join(folder, 'sent.json')];
  const first = await python('kdn/resolve.py', '7/1', date, 'interimResult', 'region-is:case-1', 'region-is:case-6', ...sent);
  t.equal(first.code, 0, first.output);
  t.equal(first.output.match(/^\S+ recommendation$/gm)?.length, 2);
  const again = await python('kdn/resolve.py', '7/1', date, 'interimResult', 'region-is:case-1', 'region-is:case-6', ...sent);
  t.same(again, first);
  const refused = await python('kdn/resolve.py', '7/2', date, 'interimResult', 'region-is:case-1', 'region-is:nothing', ...sent);
  t.equal(refused.code, 1);
  t.match(refused.output, /refused, nothing was stored:\n422 [\s\S]*\/items\/1\/case/);
});

t.test('a regional information system: everything once, nothing the second time', async (t) => {
  const first = await typescript('regional-it/exchange.ts', origin);
  t.equal(first.code, 0, first.output);
  for (const told of [/^family-1001: created$/m, /^family-1002: created$/m, /^case-1001: created$/m, /^alert measureLate: \d+$/m]) t.match(first.output, told);
  const second = await typescript('regional-it/exchange.ts', origin);
  for (const told of [/^family-1001: unchanged$/m, /^family-1002: unchanged$/m, /^case-1001: unchanged$/m]) t.match(second.output, told);
});

t.test('a regional information system: what it is told by webhook is genuine, forged is refused', async (t) => {
  const api = apiAt(origin);
  const create = (url: string) => api.call<{ id: string; secret: string }>('demo-integration', 'POST', '/v1/webhooks', { body: { url, kinds: ['case.opened'] } });
  // The receiver needs the secret, and the secret comes with the webhook, whose address is told when the receiver runs.
  const { body: webhook } = await create('http://127.0.0.1:9/');
  const receiver = await listening(t, webhook.secret);
  const { headers } = await api.call('demo-integration', 'GET', `/v1/webhooks/${webhook.id}`);
  await api.call('demo-integration', 'PATCH', `/v1/webhooks/${webhook.id}`, { body: { url: receiver.url }, headers: { 'if-match': headers.get('etag') ?? '' } });
  const opened = await api.call<{ id: string }>('demo-integration', 'POST', '/v1/cases', { body: {
    familyId: '01990000-0000-7000-8003-000000000016', date: '2026-03-02', ground: 'parentApplication', form: 'group',
    applicantMemberId: '01990000-0000-7000-8004-000000000161', circumstances: [{ code: 'disabledChild' }],
  } });
  t.equal(opened.status, 201);
  const deliveries = courier({ db: demo.service, clock: demo.clock, logger: pino({ level: 'silent' }), ...testWebhooks });
  await receiver.until(`case.opened ${opened.body.id}`, async () => {
    await deliveries.look();
    await deliveries.idle();
  });
  await deliveries.stop();
  const now = String(Math.floor(Date.now() / 1000));
  const forged = await fetch(receiver.url, {
    method: 'POST', body: '{"type":"case.opened","data":{}}',
    headers: { 'webhook-id': 'evt_1', 'webhook-timestamp': now, 'webhook-signature': 'v1,AAAA' },
  });
  t.equal(forged.status, 401);
});

/** The receiver, running, with the address it has printed. */
async function listening(t: { teardown(work: () => void): void }, secret: string) {
  const child = spawn(process.execPath, ['--import=tsx', 'examples/regional-it/webhook-receiver.ts', '0'], {
    env: { ...process.env, WEBHOOK_SECRET: secret }, stdio: ['ignore', 'pipe', 'inherit'],
  });
  t.teardown(() => void child.kill());
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  const until = async (text: string, meanwhile: () => Promise<void>) => {
    for (let look = 0; !output.includes(text); look += 1) {
      if (look > 300) throw new Error(`«${text}» never came, but: ${output}`);
      await meanwhile();
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  };
  await until('listening on', async () => undefined);
  return { url: /http:\S+/.exec(output)?.[0] ?? '', until };
}
