import { sql } from 'kysely';
import t from 'tap';
import { APPLICATION_ROLE, openDatabase } from '../../src/db/database.ts';
import { roles, type Role } from '../../src/operations/context.ts';
import { Standby } from '../../src/operations/standby.ts';
import { testApp } from '../support/app.ts';
import { docxFile } from '../support/docx-file.ts';
import { valuesOf } from '../support/every-address.ts';
import { requestOf } from '../support/every-call.ts';
import { type Operation, operationsOf } from '../support/every-document.ts';
import { aWorld, ownOf } from '../support/every-world.ts';
import { aPair, caughtUp } from '../support/pair.ts';

// Every operation of the document, for every role in its door, by a service with a hot standby. What only reads may be read there; what writes
// something down as well (when a submitted report was received) must not come upon a server that cannot write. Broken on purpose, to see these
// tests fail: a receipt that is written where the report is read, submitted reports taken for feeds, a write that tells no position.

const pair = await aPair(t);
const faults: string[] = [];
const standby = new Standby({
  primary: pair.primary.service, open: () => openDatabase({ url: pair.standby.url, role: APPLICATION_ROLE }),
  report: { info: () => undefined, warn: (_, message) => void faults.push(message) }, every: () => () => undefined,
});
const api = await testApp(t, { db: pair.primary.service, server: pair.primary.url, standby, config: { exportsPerDay: 1_000_000 } });
t.teardown(() => standby.close());
const world = await aWorld({ ...api, db: pair.primary.owner });
// the world's reports were read when they were made; here nobody has
await sql.raw('begin; set local session_replication_role = replica; delete from submitted_report_reading; commit').execute(pair.primary.owner);
const guarded = operationsOf(api.app).filter(({ security }) => security.length > 0);
const calls = (...methods: string[]) => guarded.filter(({ method }) => methods.includes(method))
  .flatMap((operation) => roles.filter((role) => role in operation.sees).map((role) => ({ operation, role })));
/** So far every standby has come: it is asked for what it has, and never too late. */
const ANY_POSITION = '0'.repeat(16);

async function ask(operation: Operation, role: Role) {
  const request = requestOf(world, operation, { token: world.tokens[role], values: valuesOf(operation, ownOf(world, role)) });
  return await api.inject({ ...request, headers: { ...request.headers, 'consistency-token': ANY_POSITION } });
}

interface Published {
  paths: Record<string, { get?: { parameters?: { name: string }[]; responses: Record<string, { headers?: object }> } }>;
}

const { paths } = JSON.parse(JSON.stringify(api.app.swagger())) as Published;
const mayLeave = ({ path }: Operation) => paths[path]?.get?.parameters?.some(({ name }) => name === 'Consistency-Token') === true;
const hasVersion = ({ path }: Operation) => Object.keys(paths[path]?.get?.responses['200']?.headers ?? {}).includes('etag');

t.test('of what has a version only the feed may come from the standby, of all else everything may', async (t) => {
  const reads = guarded.filter(({ method }) => method === 'GET');
  t.same(reads.filter((one) => hasVersion(one) === mayLeave(one)).map(({ operationId }) => operationId), ['listCaseStatuses']);
});

t.test('what the document says may come from the standby does, everything else from the primary, and nothing fails there', async (t) => {
  await caughtUp(pair);
  await standby.look();
  const wrong: string[] = [];
  const reads = calls('GET');
  for (const { operation, role } of reads) {
    const before = { ...standby.places };
    const { statusCode, body } = await ask(operation, role);
    const places = Object.entries(standby.places).flatMap(([place, count]) => (count > before[place as keyof typeof before] ? [place] : []));
    if (statusCode !== 200) wrong.push(`${operation.operationId} by ${role}: ${statusCode} ${body}`);
    if (String(places) !== (mayLeave(operation) ? 'standby' : '')) wrong.push(`${operation.operationId} by ${role} was read from [${String(places)}]`);
  }
  t.same(wrong, []);
  t.same(faults, []);
  t.ok(reads.some(({ operation }) => mayLeave(operation)) && reads.some(({ operation }) => !mayLeave(operation)));
});

t.test('what a read has to write down is written on the primary', async (t) => {
  const readings = await pair.primary.owner.selectFrom('submitted_report_reading').select('report_id').execute();
  const sent = Object.values(world.hooks).flatMap(({ reportId }) => reportId ?? []);
  t.ok(sent.length > 0 && sent.every((id) => readings.some((one) => one.report_id === id)));
});

t.test('a write tells how far the log had come', async (t) => {
  const silent: string[] = [];
  let told = 0;
  for (const { operation, role } of calls('POST', 'PUT')) {
    const { statusCode, headers } = await ask(operation, role);
    if (statusCode >= 300) continue;
    if (/^[0-9a-f]{16}$/.test(String(headers['consistency-token']))) told += 1;
    else silent.push(`${operation.operationId} by ${role}`);
  }
  t.same(silent, []);
  t.ok(told > 0);
  const template = await api.inject({
    method: 'PUT', url: '/v1/document-templates/programme', payload: docxFile(['Образец']),
    headers: { authorization: `Bearer ${world.tokens.admin}`, 'content-type': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' },
  });
  t.equal(template.statusCode, 200, template.body);
  t.match(template.headers['consistency-token'], /^[0-9a-f]{16}$/);
});
