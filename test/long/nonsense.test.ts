import fc from 'fast-check';
import t from 'tap';
import { access, type Door } from '../../src/routes/access.ts';
import type { Role } from '../../src/operations/context.ts';
import { testApp } from '../support/app.ts';

type Json = Record<string, unknown>;
type Method = 'GET' | 'POST' | 'PATCH';

const api = await testApp(t);
const document = JSON.parse(JSON.stringify(api.app.swagger())) as { paths: Record<string, Record<string, Json>> };

interface Target {
  method: Method;
  path: string;
  role: Role;
  operationId: string;
  example?: Json;
}

const targets: Target[] = Object.entries(document.paths).flatMap(([path, item]) =>
  Object.entries(item).flatMap(([method, operation]) => {
    const operationId = String(operation['operationId']);
    const door: Door | 'public' = access[operationId as keyof typeof access];
    const role = door === 'public' ? undefined : (Object.keys(door.roles)[0] as Role);
    if (role === undefined) return [];
    const body = operation['requestBody'] as { content: Record<string, { example?: Json }> } | undefined;
    const example = body?.content['application/json']?.example;
    return [{ method: method.toUpperCase() as Method, path, role, operationId, ...(example === undefined ? {} : { example }) }];
  }),
);

const nasty = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom<unknown>('\0', '\ud800', 'x'.repeat(5_000), '', ' ', '2026-02-30', '9999-12-31'),
  fc.constantFrom<unknown>(-1, 1e308, 2 ** 53, 0.5, null, true, [], {}, [[]]),
);

/** A place in an example is replaced, removed or added, at any depth. */
function spoiled(value: unknown, path: readonly number[], by: unknown): unknown {
  const [at = 0, ...rest] = path;
  if (typeof value !== 'object' || value === null || path.length === 0) return by;
  const keys = Object.keys(value);
  const key = keys[at % (keys.length + 1)] ?? 'unknown';
  const copy = (Array.isArray(value) ? [...value] : { ...value }) as Json;
  copy[key] = spoiled(copy[key], rest, by);
  return copy;
}

const send = ({ method, path, role }: Target, segment: string, query: string, body?: unknown) => {
  const ifMatch = method === 'PATCH' ? { 'if-match': '"1"' } : undefined;
  return api.call(method, path.replace(/\{[^}]+\}/g, encodeURIComponent(segment)) + query, {
    as: role,
    ...(body === undefined ? {} : { body, headers: { 'content-type': 'application/json', ...ifMatch } }),
  });
};

t.test('nonsense in bodies is refused, never a fault inside', async (t) => {
  for (const target of targets.filter(({ example }) => example !== undefined)) {
    const places = fc.tuple(fc.array(fc.nat(12), { maxLength: 4 }), nasty);
    const bodies = fc.oneof(nasty, places.map(([path, by]) => spoiled(target.example, path, by)));
    const property = fc.asyncProperty(bodies, async (body) => {
      const reply = await send(target, '01990000-0000-7000-8000-000000000042', '', JSON.stringify(body ?? null));
      return reply.statusCode < 500 && reply.statusCode >= 200;
    });
    await fc.assert(property, { numRuns: 25 });
    t.pass(target.operationId);
  }
});

t.test('nonsense in addresses is refused, never a fault inside', async (t) => {
  const usual = fc.constantFrom('\0', '%', '-1', '0', '99999999999', '01990000-0000-7000-8000-000000000042');
  const segments = fc.oneof(usual, fc.string({ minLength: 1 }));
  const queries = fc.constantFrom(
    '', '?', '?limit=-1', '?limit=1e9', '?cursor=AAAA', '?cursor=WyJ4Il0', '?a[b]=1', '?limit=1&limit=2', '?__proto__=1', '?status=%00',
  );
  for (const target of targets.filter(({ method }) => method === 'GET')) {
    const property = fc.asyncProperty(segments, queries, async (segment, query) => {
      fc.pre(!/^\.+$/.test(segment));
      return (await send(target, segment, query)).statusCode < 500;
    });
    await fc.assert(property, { numRuns: 20 });
    t.pass(target.operationId);
  }
});
