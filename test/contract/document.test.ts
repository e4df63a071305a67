import { readFile } from 'node:fs/promises';
import t from 'tap';
import { access } from '../../src/routes/access.ts';
import { absentDatabase, testApp } from '../support/app.ts';

type Json = Record<string, unknown>;
interface Operation extends Json {
  operationId: string;
  tags: string[];
  summary: string;
  description: string;
  responses: Record<string, Json>;
  requestBody?: { content: Record<string, Json> };
  parameters?: { name: string; in: string; description?: string; required?: boolean }[];
}

const { app, call } = await testApp(t, { db: absentDatabase(t) });
const document = JSON.parse(JSON.stringify(app.swagger())) as Json;
const operations = Object.entries(document['paths'] as Record<string, Record<string, Operation>>).flatMap(([path, item]) =>
  Object.entries(item).map(([method, operation]) => ({ path, method, operation })),
);

t.test('the document is made without a database, and is what is served', async (t) => {
  t.equal(document['openapi'], '3.1.0');
  const { version } = JSON.parse(await readFile(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string };
  t.match(document['info'], { version }, 'of the version that the package has');
  t.same((await call('GET', '/openapi.json')).json(), document);
});

t.test('the interactive reference needs no network', async (t) => {
  const page = await app.inject({ url: '/docs/' });
  t.equal(page.statusCode, 200);
  t.notMatch(page.body, /(src|href)="(https?:)?\/\//);
  const script = await app.inject({ url: '/docs/static/swagger-initializer.js' });
  t.match(script.body, '"validatorUrl":null');
  for (const asset of ['swagger-ui.css', 'swagger-ui-bundle.js', 'swagger-ui-standalone-preset.js']) {
    t.equal((await app.inject({ url: `/docs/static/${asset}` })).statusCode, 200, asset);
  }
});

t.test('every operation of the access table is there, and no other', async (t) => {
  const published = operations.map(({ operation }) => operation.operationId).sort();
  t.same(published, Object.keys(access).sort());
});

t.test('every operation says what it is, in Russian', async (t) => {
  const tags = (document['tags'] as { name: string }[]).map(({ name }) => name);
  for (const { operation } of operations) {
    const name = operation.operationId;
    t.equal(operation.tags.length, 1, name);
    t.ok(tags.includes(operation.tags[0] ?? ''), name);
    t.match(operation.summary, /[а-яё]/i, name);
    t.match(operation.description, /[а-яё]/i, name);
    for (const parameter of operation.parameters ?? []) t.match(parameter.description, /[а-яё]/i, `${name} ${parameter.name}`);
  }
});

t.test('every operation has examples and every error', async (t) => {
  for (const { method, operation } of operations) {
    const name = operation.operationId;
    const statuses = Object.keys(operation.responses);
    for (const status of ['400', '500', '503']) t.ok(statuses.includes(status), `${name} ${status}`);
    const isPublic = access[name as keyof typeof access] === 'public';
    if (!isPublic) for (const status of ['401', '403']) t.ok(statuses.includes(status), `${name} ${status}`);
    if (method === 'post' && !isPublic) for (const status of ['409', '413', '415', '422']) t.ok(statuses.includes(status), `${name} ${status}`);
    if (method === 'patch') for (const status of ['404', '412', '428']) t.ok(statuses.includes(status), `${name} ${status}`);
    for (const media of Object.values(operation.requestBody?.content ?? {})) t.ok('example' in media, `${name} body`);
    const success = statuses.find((status) => status.startsWith('2')) ?? '';
    for (const media of Object.values((operation.responses[success]?.['content'] ?? {}) as Record<string, Json>)) {
      t.ok('example' in media, `${name} reply`);
    }
  }
});

t.test('every problem has an example, and every operation but health tells its limit', async (t) => {
  const components = document['components'] as { examples: Record<string, { value: unknown }>; headers: Json };
  for (const { path, operation } of operations) {
    const name = operation.operationId;
    const counted = !['/health', '/ready'].includes(path);
    t.equal('429' in operation.responses, counted, name);
    for (const [status, { headers = {}, content = {} }] of Object.entries(operation.responses) as [string, { headers?: Json; content?: Record<string, Json> }][]) {
      t.equal('ratelimit' in headers && 'ratelimit-policy' in headers, counted && !['408', '431'].includes(status), `${name} ${status}`);
      const examples = Object.keys(content['application/problem+json']?.['examples'] ?? {});
      if ('application/problem+json' in content) t.ok(examples.length > 0, `${name} ${status}`);
      for (const code of examples) t.match(components.examples[code]?.value, { code, status: Number(status) }, `${name} ${code}`);
    }
  }
  t.same(Object.keys(components.headers), ['ratelimit-policy', 'ratelimit', 'retry-after']);
});

t.test('request bodies take no unknown field, at any depth', async (t) => {
  const components = (document['components'] as { schemas: Record<string, Json> }).schemas;
  const open = (schema: unknown, path: string): string[] => {
    if (typeof schema !== 'object' || schema === null) return [];
    const { $ref, type, properties, additionalProperties } = schema as Json;
    if (typeof $ref === 'string') return open(components[$ref.split('/').at(-1) ?? ''], path);
    const own = type === 'object' && properties !== undefined && additionalProperties !== false ? [path] : [];
    return [...own, ...Object.entries(schema).flatMap(([key, part]) => open(part, `${path}/${key}`))];
  };
  for (const { operation } of operations) {
    const schema = operation.requestBody?.content['application/json']?.['schema'];
    t.same(open(schema, operation.operationId), []);
  }
});
