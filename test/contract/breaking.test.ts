import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import t from 'tap';
import { breakingChanges } from '../../scripts/contract/breaking-changes.ts';
import { asDocument } from '../../scripts/contract/event-bundle.ts';
import { keepOnce } from '../../scripts/contract/keep-once.ts';
import { releases } from '../../scripts/contract/released.ts';
import { verdictOn } from '../../scripts/contract/verdict.ts';
import { announcesBreaking, versionOf } from '../../scripts/contract/versions.ts';

type Json = Record<string, unknown>;

const folder = await mkdtemp(join(tmpdir(), 'soprovozhdenie-contract-'));
t.teardown(() => rm(folder, { recursive: true, force: true }));

interface Sample {
  query: Json;
  request: Json;
  reply: Json;
}

const text = { type: 'string' };
const sample: Sample = {
  query: { name: 'status', in: 'query', schema: { type: 'string', enum: ['open', 'late'] } },
  request: { type: 'object', additionalProperties: false, required: ['name'], properties: { name: text, note: text } },
  reply: {
    type: 'object', additionalProperties: false, required: ['id', 'status'],
    properties: { id: text, status: { type: 'string', enum: ['open', 'late'] }, note: text },
  },
};

function documentOf({ query, request, reply }: Sample, path = '/v1/things'): Json {
  const responses = { 201: { description: 'Made', content: { 'application/json': { schema: reply } } } };
  const post = { operationId: 'createThing', parameters: [query], requestBody: { required: true, content: { 'application/json': { schema: request } } }, responses };
  return { openapi: '3.1.0', info: { title: 'Sample', version: '1.0.0' }, paths: { [path]: { post } } };
}

let files = 0;
async function written(document: Json): Promise<string> {
  const file = join(folder, `${++files}.json`);
  await writeFile(file, JSON.stringify(document));
  return file;
}

const base = await written(documentOf(sample));
const spoilt = (part: 'query' | 'request' | 'reply', change: (copy: never) => void): Json => {
  const copy = structuredClone(sample);
  change(copy[part] as never);
  return documentOf(copy);
};

interface ObjectSchema { required: string[]; properties: Json }

t.test('what breaks a caller is told', async (t) => {
  const cases: Record<string, Json> = {
    'an operation is gone': documentOf(sample, '/v1/other-things'),
    'a field of a reply is gone': spoilt('reply', ({ properties }: ObjectSchema) => delete properties['note']),
    'a field of a reply need not be there any more': spoilt('reply', (reply: ObjectSchema) => (reply.required = ['id'])),
    'a field of a reply changes its type': spoilt('reply', ({ properties }: ObjectSchema) => (properties['id'] = { type: 'integer' })),
    'a field of a reply can be null': spoilt('reply', ({ properties }: ObjectSchema) => (properties['id'] = { type: ['string', 'null'] })),
    'a request needs a field more': spoilt('request', ({ required }: ObjectSchema) => required.push('note')),
    'a request takes a field less': spoilt('request', ({ properties }: ObjectSchema) => delete properties['note']),
    'a field of a request becomes narrower': spoilt('request', ({ properties }: ObjectSchema) => (properties['name'] = { ...text, maxLength: 9 })),
    'a query takes a value less': spoilt('query', ({ schema }: { schema: { enum: string[] } }) => schema.enum.pop()),
  };
  for (const [what, document] of Object.entries(cases)) t.not((await breakingChanges(base, await written(document))).length, 0, what);
});

t.test('what breaks nobody is not', async (t) => {
  const cases: Record<string, Json> = {
    'nothing': documentOf(sample),
    'a field of a reply more': spoilt('reply', ({ properties }: ObjectSchema) => (properties['more'] = text)),
    'a value of a reply more': spoilt('reply', ({ properties }: ObjectSchema) => (properties['status'] = { type: 'string', enum: ['open', 'late', 'met'] })),
    'an optional field of a request more': spoilt('request', ({ properties }: ObjectSchema) => (properties['more'] = text)),
    'a value of a query more': spoilt('query', ({ schema }: { schema: { enum: string[] } }) => schema.enum.push('met')),
  };
  for (const [what, document] of Object.entries(cases)) t.same(await breakingChanges(base, await written(document)), [], what);
});

t.test('a breaking change needs a version that says so', async (t) => {
  const file = await written(documentOf(sample, '/v1/other-things'));
  const verdict = (released: string, now: string) => verdictOn({ released: { name: released, file: base }, now: { name: now, file } });
  for (const [released, now] of [['0.1.0', '0.1.0'], ['0.1.0', '0.1.9'], ['1.4.0', '1.5.0'], ['2.0.0', '1.0.0']] as const) {
    const { allowed, lines } = await verdict(released, now);
    t.notOk(allowed, `${released} → ${now}`);
    t.match(lines.join('\n'), /POST \/v1\/things/);
  }
  for (const [released, now] of [['0.1.0', '0.2.0'], ['0.9.3', '1.0.0'], ['1.4.0', '2.0.0']] as const) t.ok((await verdict(released, now)).allowed, `${released} → ${now}`);
  t.ok((await verdictOn({ released: { name: '1.0.0', file: base }, now: { name: '1.0.0', file: base } })).allowed);
});

t.test('what was announced may go after its sunset, not before', async (t) => {
  const leaving = async (sunset: string) => {
    const document = documentOf(sample) as { paths: Record<string, Record<string, Json>> };
    Object.assign(document.paths['/v1/things']?.['post'] ?? {}, { 'deprecated': true, 'x-sunset': sunset });
    return await written(document);
  };
  const gone = await written({ ...documentOf(sample), paths: { '/v1/others': { get: { operationId: 'listOthers', responses: { 200: { description: 'Others' } } } } } });
  t.same(await breakingChanges(await leaving('2020-01-01'), gone), []);
  t.match(await breakingChanges(await leaving('2999-01-01'), gone), [{ where: 'POST /v1/things', text: /sunset/ }]);
});

t.test('versions are numbers, not texts', async (t) => {
  t.ok(announcesBreaking(versionOf('9.0.0'), versionOf('10.0.0')));
  t.throws(() => versionOf('1.0.0-rc.1'), /no version of a release/);
  for (const name of ['0.10.0', '0.9.0', '0.2.0']) await writeFile(join(folder, `${name}.json`), '{}');
  t.same((await releases(folder)).map(({ name }) => name), ['0.2.0', '0.9.0', '0.10.0']);
});

t.test('what is released does not change', async (t) => {
  const file = join(folder, 'kept.json');
  await keepOnce(file, 'one');
  await keepOnce(file, 'one');
  await t.rejects(keepOnce(file, 'other'), /raise the version/);
  t.equal(await readFile(file, 'utf8'), 'one');
});

t.test('a published version of an event may only grow', async (t) => {
  const event = { $id: 'thing.made.v1', type: 'object', required: ['id'], properties: { id: text, note: text } };
  const before = await written(asDocument({ 'thing.made.v1': event }));
  const after = async (bundle: Record<string, Json>) => breakingChanges(before, await written(asDocument(bundle)));
  t.same(await after({ 'thing.made.v1': { ...event, properties: { ...event.properties, more: text } } }), []);
  t.same(await after({ 'thing.made.v1': event, 'thing.made.v2': { type: 'object' } }), []);
  t.not((await after({ 'thing.made.v2': event })).length, 0, 'a version that is gone');
  t.not((await after({ 'thing.made.v1': { ...event, properties: { id: text } } })).length, 0, 'a field that is gone');
  t.not((await after({ 'thing.made.v1': { ...event, properties: { ...event.properties, id: { type: 'integer' } } } })).length, 0, 'another type');
  t.not((await after({ 'thing.made.v1': { ...event, required: [] } })).length, 0, 'a field that need not be there');
});
