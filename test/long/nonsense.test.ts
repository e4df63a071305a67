import { randomUUID } from 'node:crypto';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import type { LightMyRequestResponse } from 'fastify';
import t from 'tap';
import type { Role } from '../../src/operations/context.ts';
import { access } from '../../src/routes/access.ts';
import { formats } from '../../src/routes/plugins/formats.ts';
import { testApp } from '../support/app.ts';
import { urlOf, valuesOf as addressOf, type Values } from '../support/every-address.ts';
import { bodyOf } from '../support/every-body.ts';
import { type Operation, operationsOf } from '../support/every-document.ts';
import { aWorld } from '../support/every-world.ts';
import { type Stock, valuesOf } from '../support/fuzz/schema-values.ts';
import { spoilt, written } from '../support/fuzz/spoiling.ts';

// Every operation is sent what its schemas allow, and what they do not. Nothing may break the service, nothing that the published document
// forbids may be taken, and every refusal of a body says where. Ajv on the document is the judge, not the service. Every answer is held
// against the document too, by `inject`. FUZZ_SEED and FUZZ_RUNS repeat a run or make a longer one.

type Json = Record<string, unknown>;
interface Document {
  paths: Record<string, Record<string, { requestBody?: { content: Record<string, { schema: Json }> } }>>;
  components: { schemas: Record<string, Json> };
}

const seed = Number(process.env['FUZZ_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
const RUNS = Number(process.env['FUZZ_RUNS'] ?? 20);
t.setTimeout(900_000);
t.comment(`FUZZ_SEED=${seed} FUZZ_RUNS=${RUNS}`);

const api = await testApp(t, { config: { exportsPerDay: 1_000_000 } });
const world = await aWorld(api);
const document = JSON.parse(JSON.stringify(api.app.swagger())) as Document;
const stock: Stock = { components: document.components.schemas, ids: world.own.secrets.filter((one) => /^[0-9a-f-]{36}$/.test(one)) };
const ajv = new Ajv2020({ strict: false, validateSchema: false, inlineRefs: false, formats });
ajv.addSchema(document, 'document');

/** Operations with a caller who may; what is public has tests of its own. */
const targets = operationsOf(api.app).flatMap((operation) => {
  const door = access[operation.operationId as keyof typeof access];
  return door === 'public' ? [] : [{ operation, role: Object.keys(door.roles)[0] as Role }];
});

function bodySchema({ path, method }: Operation): { schema: Json; isValid: ValidateFunction } | undefined {
  const schema = document.paths[path]?.[method.toLowerCase()]?.requestBody?.content['application/json']?.schema;
  if (schema === undefined) return undefined;
  const pointer = `/paths/${encodeURIComponent(path.replaceAll('/', '~1'))}/${method.toLowerCase()}/requestBody/content/application~1json/schema`;
  return { schema, isValid: ajv.compile({ $ref: `document#${pointer}` }) };
}

interface Sent {
  values?: Values;
  search?: string;
  payload?: string;
  type?: string;
}

function send({ operation, role }: (typeof targets)[number], { values, search = '', payload, type = 'application/json' }: Sent): Promise<LightMyRequestResponse> {
  const url = urlOf(operation, values ?? addressOf(operation, world.own));
  return api.inject({
    method: operation.method,
    url: search === '' ? url : `${url}${url.includes('?') ? '&' : '?'}${search}`,
    headers: {
      authorization: `Bearer ${world.tokens[role]}`,
      ...(operation.method === 'PATCH' ? { 'if-match': '"1"' } : {}),
      ...(operation.method === 'POST' ? { 'idempotency-key': randomUUID() } : {}),
      ...(payload === undefined ? {} : { 'content-type': type }),
    },
    ...(payload === undefined ? {} : { payload }),
  });
}

/** What is wrong with the answer to a body, if anything. */
function faultOf(text: string, isValid: ValidateFunction, reply: LightMyRequestResponse): string | undefined {
  if (reply.statusCode >= 500) return `broke with ${reply.statusCode}`;
  if (isValid(JSON.parse(text))) return undefined;
  if (reply.statusCode !== 400) return `is not as the document says and was answered ${reply.statusCode}`;
  const { errors = [] } = reply.json<{ errors?: { pointer?: string }[] }>();
  return errors.length > 0 && errors.every(({ pointer }) => pointer !== undefined) ? undefined : `was refused without a pointer: ${reply.body}`;
}

t.test('bodies: what is valid breaks nothing, what is not is refused and told where', async (t) => {
  let [taken, valid, invalid] = [0, 0, 0];
  for (const target of targets) {
    const body = bodySchema(target.operation);
    if (body === undefined) continue;
    const good = valuesOf(stock, body.schema, bodyOf(target.operation, world.own));
    const property = fc.asyncProperty(fc.oneof(good, spoilt(good), spoilt(fc.constant(bodyOf(target.operation, world.own)))), async (value) => {
      const payload = written(value);
      const reply = await send(target, { payload });
      if (reply.statusCode < 400) taken += 1;
      if (body.isValid(JSON.parse(payload))) valid += 1;
      else invalid += 1;
      const fault = faultOf(payload, body.isValid, reply);
      if (fault !== undefined) throw new Error(`${target.operation.operationId}: ${payload.slice(0, 500)} ${fault}`);
    });
    await fc.assert(property, { seed, numRuns: RUNS * 2, endOnFailure: true }).then(() => t.pass(target.operation.operationId), (error: unknown) => t.fail((error as Error).message));
  }
  t.comment(`${valid} valid, of them ${taken} taken; ${invalid} invalid`);
  t.ok(Math.min(valid, invalid) > (valid + invalid) / 5 && taken > valid / 10, 'both kinds were met, and some of what is valid was taken');
});

t.test('bodies that are no JSON of ours', async (t) => {
  const texts = ['', '{', '{"a":1,"a":2}', '[1e999999]', '\ufeff{}', 'null', '"\\ud800"', '{"\\u0000":1}', '['.repeat(50_000), `{"a":"${'x'.repeat(1_200_000)}"}`];
  const types = ['application/json', 'text/plain', 'application/xml', 'multipart/form-data; boundary=x', 'application/json; charset=utf-16', 'nonsense', ''];
  for (const target of targets) {
    const body = bodySchema(target.operation);
    if (body === undefined) continue;
    // A byte order mark may be passed over (RFC 8259, 8.1): where an empty object will do, this text is one.
    const wrong = texts.filter((text) => text !== '\ufeff{}' || !body.isValid({}));
    const property = fc.asyncProperty(fc.constantFrom(...wrong), fc.constantFrom(...types), async (payload, type) => {
      const { statusCode } = await send(target, { payload, type });
      return statusCode >= 400 && statusCode < 500;
    });
    await fc.assert(property, { seed, numRuns: Math.ceil(RUNS / 2) }).then(() => t.pass(target.operation.operationId), (error: unknown) => t.fail(`${target.operation.operationId}: ${(error as Error).message}`));
  }
});

t.test('addresses and queries', async (t) => {
  const segments = fc.oneof(fc.constantFrom('\0', '%', '%00', '-1', '0', '99999999999', '1e3', '../..', 'ё'.repeat(300)), fc.string({ minLength: 1 }));
  const queries = fc.constantFrom(
    '', 'limit=-1', 'limit=1e9', 'limit=1&limit=2', 'limit=', 'cursor=AAAA', 'cursor=WyJ4Il0', 'cursor=x&cursor=y', 'a[b]=1', '__proto__=1', 'status=%00', 'from=2026-02-30',
    'from=0000-01-01', 'from=9999-12-31', 'familyId=1', 'dryRun=maybe', 'dryRun=true&dryRun=false', 'unknown=1', '%ff=%fe', 'q=%ED%A0%80',
  );
  for (const target of targets) {
    const right = addressOf(target.operation, world.own);
    const wrong = fc.record(Object.fromEntries(Object.keys(right).map((name) => [name, fc.oneof(fc.constant(right[name] ?? ''), segments)])));
    const property = fc.asyncProperty(wrong, queries, async (values, search) => {
      fc.pre(!Object.values(values).some((one) => /^\.+$/.test(one)));
      const encoded = Object.fromEntries(Object.entries(values).map(([name, one]) => [name, encoding(target.operation, name, one)]));
      const { statusCode } = await send(target, { values: encoded, search });
      const mustRefuse = /unknown=|__proto__|limit=1&limit|a\[b\]/.test(search);
      if (statusCode >= 500 || (mustRefuse && statusCode < 400)) throw new Error(`${JSON.stringify(encoded)}?${search} was answered ${statusCode}`);
    });
    await fc.assert(property, { seed, numRuns: RUNS }).then(() => t.pass(target.operation.operationId), (error: unknown) => t.fail(`${target.operation.operationId}: ${(error as Error).message}`));
  }
});

/** In a path a value is written as it has to be there; `urlOf` does the same for a query. */
function encoding({ named }: Operation, name: string, value: string): string {
  const inPath = named.some((one) => one.name === name && one.in === 'path');
  return inPath ? encodeURIComponent(value) : value;
}
