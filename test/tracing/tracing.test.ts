import { createServer, type IncomingMessage, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import type { FastifyInstance } from 'fastify';
import t, { type Test } from 'tap';
import { openDatabase, APPLICATION_ROLE } from '../../src/db/database.ts';
import { summaryOf } from '../../src/db/traced-clients.ts';
import { runDueJobs } from '../../src/jobs/runner.ts';
import { schedule } from '../../src/jobs/schedule.ts';
import { tracedSending } from '../../src/jobs/traced-sending.ts';
import { openTracing } from '../../src/tracing/open-tracing.ts';
import { OtlpExporter } from '../../src/tracing/otlp-exporter.ts';
import type { EndedSpan } from '../../src/tracing/recorded-span.ts';
import { tracerTo } from '../../src/tracing/tracer.ts';
import { silent } from '../jobs/setting.ts';
import { testApp } from '../support/app.ts';
import { testDatabase } from '../support/database.ts';
import { aProvider, familyBody } from '../support/factories.ts';

// What a collector gets, from a real request through a real database. Broken on purpose, to see these tests fail: the address for the
// route, a statement's text as its name, `within` left out (statements hang below nothing), the share compared the wrong way round, parts of what
// has ended.

interface OtlpSpan {
  traceId: string; spanId: string; parentSpanId?: string; name: string; kind: number; startTimeUnixNano: string; endTimeUnixNano: string;
  attributes: { key: string; value: { stringValue?: string; intValue?: string } }[]; status?: { code: number };
}
interface Posted { resourceSpans: { resource: { attributes: object[] }; scopeSpans: { spans: OtlpSpan[] }[] }[] }

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const PARENT = '00f067aa0ba902b7';

/** A collector, and a process that sends to it. */
async function setting(t: Test, share = '1') {
  const posted: { body: Posted; text: string; headers: Record<string, unknown>; url: string | undefined }[] = [];
  const collector = createServer((incoming, reply) => {
    const parts: Buffer[] = [];
    incoming.on('data', (part: Buffer) => void parts.push(part)).on('end', () => {
      const text = Buffer.concat(parts).toString();
      posted.push({ text, body: JSON.parse(text) as Posted, headers: incoming.headers, url: incoming.url });
      reply.writeHead(200).end('{}');
    });
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => void collector.once('listening', resolve));
  t.teardown(() => void collector.close());
  const closers: (() => Promise<void> | void)[] = [];
  const config = {
    otelExporterOtlpEndpoint: `http://127.0.0.1:${(collector.address() as AddressInfo).port}`, otelExporterOtlpHeaders: 'Api-Key=a%20b', otelServiceName: 'support',
    otelTracesSamplerArg: share,
  };
  const { tracer } = openTracing(config, 'api', silent, { onEnd: (close) => void closers.push(close) });
  if (tracer === undefined) throw new Error('no tracer');
  const { db, url } = await testDatabase(t);
  const service = openDatabase({ url, role: APPLICATION_ROLE, tracer });
  t.teardown(() => service.destroy());
  const api = await testApp(t, { db: service, tracer });
  const sent = async () => {
    for (const close of closers) await close();
    return posted.flatMap(({ body }) => body.resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans)));
  };
  return { api, db, service, tracer, posted, sent };
}

/** Over a real connection, the body when it is waited for: then it is read in the name of the connection, not in the request's. */
async function slowPost(app: FastifyInstance, path: string, headers: Record<string, string>, body: object): Promise<{ status: number | undefined; body: unknown }> {
  await app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = app.server.address() as AddressInfo;
  const text = JSON.stringify(body);
  const own = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text), 'idempotency-key': 'a-key-of-this-test', 'connection': 'close' };
  const asked = request({ host: '127.0.0.1', port, path, method: 'POST', headers: { ...headers, ...own } });
  app.server.once('request', (incoming: IncomingMessage) => void incoming.once('resume', () => void asked.end(text)));
  asked.flushHeaders();
  return await new Promise((resolve, reject) => {
    asked.once('error', reject).once('response', (reply) => void json(reply).then((read) => void resolve({ status: reply.statusCode, body: read }), reject));
  });
}

const valueOf = (span: OtlpSpan | undefined, key: string) => {
  const found = span?.attributes.find((one) => one.key === key)?.value;
  return found?.stringValue ?? Number(found?.intValue);
};

t.test('a write, from the caller’s span down to its statements', async (t) => {
  const { api, db, posted, sent } = await setting(t);
  const provider = await aProvider(db);
  const head = api.token('head', { organisationId: provider.id });
  const body = familyBody({ municipality: provider.municipality });
  const reply = await slowPost(api.app, '/v1/families', { authorization: `Bearer ${head}`, traceparent: `00-${TRACE}-${PARENT}-01` }, body);
  t.equal(reply.status, 201);
  const { id } = reply.body as { id: string };
  t.equal((await api.call('GET', `/v1/families/${id}?limit=Ivanova`, { as: head })).statusCode, 400);
  await api.call('GET', `/v1/families/${id}`, { as: head });
  const spans = await sent();

  const [server, ...others] = spans.filter(({ traceId, kind }) => traceId === TRACE && kind === 2);
  t.same(others, []);
  t.match(server, { name: 'createFamily', parentSpanId: PARENT });
  t.equal(valueOf(server, 'http.route'), '/v1/families');
  t.equal(valueOf(server, 'http.response.status_code'), 201);
  const below = (parent: OtlpSpan | undefined) => spans.filter(({ parentSpanId }) => parentSpanId !== undefined && parentSpanId === parent?.spanId);
  const transactions = below(server).filter(({ name }) => name === 'transaction');
  t.ok(transactions.length > 0);
  const statements = transactions.flatMap(below).map(({ name }) => name);
  for (const name of ['begin', 'insert family', 'commit']) t.ok(statements.includes(name), `${name} in ${statements.join(', ')}`);
  for (const span of spans) {
    t.match(span.spanId, /^[0-9a-f]{16}$/);
    t.ok(BigInt(span.endTimeUnixNano) >= BigInt(span.startTimeUnixNano));
    const parent = spans.find(({ spanId }) => spanId === span.parentSpanId);
    if (parent !== undefined) t.equal(span.traceId, parent.traceId);
  }
  t.same(posted.map(({ url, headers }) => [url, headers['api-key'], headers['content-type']])[0], ['/v1/traces', 'a b', 'application/json']);
  t.match(posted[0]?.body.resourceSpans[0]?.resource.attributes, [{ value: { stringValue: 'support' } }, { key: 'service.name', value: { stringValue: 'support-api' } }]);

  const text = posted.map((one) => one.text).join('\n');
  const members = body['members'] as { fullName: string; birthDate: string }[];
  const personal = [body['address'], body['contactPhone'], ...members.flatMap(({ fullName, birthDate }) => [fullName, birthDate, ...fullName.split(' ')]), id, provider.id, 'Ivanova', '127.0.0.1'];
  for (const value of personal) if (typeof value === 'string') t.notOk(text.includes(value), `${value} is not told`);
  const allowed = /^(http\.(request\.method|route|response\.status_code)|db\.(system\.name|operation\.name|collection\.name|response\.status_code)|error\.type|soprovozhdenie\.(operation|job|region))$/;
  for (const { key } of spans.flatMap(({ attributes }) => attributes)) t.match(key, allowed);
});

t.test('the number of the trace is that of the logs and of the problem; the caller decides whether it is recorded', async (t) => {
  const { api, sent } = await setting(t, '0');
  const missing = await api.call('GET', '/v1/families/01990000-0000-7000-8000-000000000009', { as: api.token('head'), headers: { traceparent: `00-${TRACE}-${PARENT}-01` } });
  t.equal(missing.json<{ traceId: string }>().traceId, TRACE);
  t.ok(api.log.some((line) => line.includes(`"traceId":"${TRACE}"`)));
  const other = TRACE.replace('4', '5');
  await api.call('GET', '/health', { headers: { traceparent: `00-${other}-${PARENT}-00` } });
  await api.call('GET', '/health');
  t.same([...new Set((await sent()).map(({ traceId }) => traceId))], [TRACE], 'of those that begin here no share');
});

t.test('a run of a job is a trace with its own number', async (t) => {
  const { api, db, service, tracer, sent } = await setting(t);
  await aProvider(db);
  await runDueJobs({ db: service, clock: api.clock, logger: silent, tracer }, schedule, { runner: 'one' });
  const spans = await sent();
  const runs = await db.selectFrom('job_run').select(['id', 'job']).where('state', '=', 'done').execute();
  t.ok(runs.length > 3);
  for (const { id, job } of runs) {
    const [root] = spans.filter(({ traceId, parentSpanId }) => traceId === id.replaceAll('-', '') && parentSpanId === undefined);
    t.equal(root?.name, `job ${job}`);
    t.ok(spans.some(({ parentSpanId }) => parentSpanId === root?.spanId), 'with its statements');
  }
});

t.test('a webhook’s receiver is told the trace', async (t) => {
  const ended: EndedSpan[] = [];
  const headers: Record<string, string>[] = [];
  const send = tracedSending(async (posting) => {
    headers.push(posting.headers);
    return { status: 500, retryAfter: undefined };
  }, tracerTo((span) => void ended.push(span), 1));
  await send({ url: 'https://receiver.example.org/hook/secret', headers: { 'webhook-id': 'evt_1' }, body: '{}' });
  t.equal(headers[0]?.['traceparent'], `00-${ended[0]?.traceId}-${ended[0]?.spanId}-01`);
  t.match(ended, [{ name: 'POST webhook', failed: true, values: { 'http.response.status_code': 500 } }]);
  t.notMatch(JSON.stringify(ended), /receiver|evt_1/);
});

t.test('a share is a share; what has ended has no parts', async (t) => {
  const ended: EndedSpan[] = [];
  const tracer = tracerTo((span) => void ended.push(span), 0.25);
  const traces = Array.from({ length: 400 }, (_, index) => (index * 0x28f5c28f5c).toString(16).padStart(13, '0').padStart(32, 'a'));
  const kept = traces.filter((traceId) => tracer.beginTrace('x', { traceId }, 'internal', {}) !== undefined).length;
  const share = traces.filter((trace) => Number.parseInt(trace.slice(-13), 16) < 2 ** 50).length;
  t.equal(kept, share);
  const whole = tracerTo((span) => void ended.push(span), 1);
  const span = whole.beginTrace('x', { traceId: TRACE }, 'internal', {});
  t.ok(whole.within(span, () => whole.begin('part', 'internal', {})));
  span?.end();
  t.equal(whole.within(span, () => whole.begin('part', 'internal', {})), undefined);
  t.equal(whole.begin('part', 'internal', {}), undefined, 'nor has nothing');
});

t.test('of a statement its verb and its table, and nothing that stands in it', async (t) => {
  t.same(summaryOf('select "id" from "family_member" where name = \'Иванова\''), { verb: 'select', table: 'family_member' });
  t.same(summaryOf("begin; set local wall.organisationId = 'x'; update y"), { verb: 'begin' });
  t.same(summaryOf("Иванова from 'Петрова'"), { verb: 'other' });
  t.same(summaryOf('call secret_ivanova()'), { verb: 'other' });
});

t.test('a collector that is away costs its traces, and one line for many', async (t) => {
  const said: object[] = [];
  const exporter = new OtlpExporter({
    endpoint: 'http://127.0.0.1:1', headers: {}, resource: {}, every: () => () => undefined, report: { warn: (facts) => void said.push(facts) },
  });
  const tracer = tracerTo((span) => exporter.take(span), 1);
  for (let number = 0; number < 100; number += 1) tracer.beginTrace('x', { traceId: TRACE }, 'internal', {})?.end();
  await exporter.close();
  t.match(said, [{ lost: 100 }]);
  t.equal(said.length, 1);
});
