import { randomUUID } from 'node:crypto';
import { readFileSync, realpathSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import t from 'tap';
import { restoreFeed } from '../../../src/operations/restore-feed.ts';
import { feedFilled, run, servedDemo } from '../../support/served-demo.ts';

// The client that a vendor installs: made twice it is the same, its package is complete, and it talks to the real service.

const root = new URL('../../../', import.meta.url);
t.setTimeout(300_000);
const made = await run(process.execPath, ['scripts/client.mjs', '--alone']);
t.equal(made.code, 0, `it is made: ${made.output}`);
const { connect, answered, answeredWithTag, everything, followFeed, ProblemError } = await import(new URL('client/dist/index.js', root).href);
const demo = await servedDemo(t);
const { origin } = demo;
const credentials = { origin, clientId: 'demo-integration', clientSecret: 'demo' };
const nobody = '01990000-0000-7000-8000-000000000000';

t.test('it depends on the document alone', async (t) => {
  const types = new URL('client/src/api.ts', root);
  const before = readFileSync(types, 'utf8');
  rmSync(types);
  const again = await run(process.execPath, ['scripts/client.mjs', '--types']);
  t.equal(again.code, 0);
  t.ok(readFileSync(types, 'utf8') === before, 'made again, it is the same to the letter');
});

t.test('its package holds what is compiled and nothing else', async (t) => {
  const { output } = await run('npm', ['pack', '--dry-run', '--json', '--silent', realpathSync(fileURLToPath(new URL('client', root)))]);
  const [{ files }] = JSON.parse(output.slice(output.indexOf('[')));
  const names = files.map(({ path }: { path: string }) => path).sort();
  t.ok(names.includes('dist/index.js') && names.includes('dist/api.d.ts'));
  t.strictSame(names.filter((name: string) => !/^dist\/|^package\.json$|^README\.md$/.test(name)), []);
});

t.test('every page of a list', async (t) => {
  const api = connect(credentials);
  const ids: string[] = [];
  for await (const one of everything((cursor: string) => answered(api.GET('/v1/cases', { params: { query: { limit: 10, cursor } } })))) ids.push(one.id);
  t.equal(ids.length, 36);
  t.equal(new Set(ids).size, 36);
});

t.test('a problem is thrown with its code and pointers', async (t) => {
  const api = connect({ ...credentials, language: 'en' });
  const missing = await refusal(answered(api.GET('/v1/cases/{id}', { params: { path: { id: nobody } } })));
  t.match(missing, { status: 404, code: 'not-found' });
  const wrong = await refusal(answered(api.POST('/v1/cases', { params: { query: { dryRun: true } }, body: { form: 'alone' } })));
  t.match(wrong.problem, { status: 400, code: 'request-malformed' });
  t.ok(wrong.problem.errors.some(({ pointer }: { pointer: string }) => pointer === '/form'));
  const unknown = await refusal(answered(connect({ ...credentials, clientSecret: 'wrong' }).GET('/v1/cases')));
  t.equal(unknown.status, 401);
});

t.test('one token for many requests at once; a key for each POST', async (t) => {
  const sent: Request[] = [];
  const watching = async (...[input, init]: Parameters<typeof fetch>) => {
    const request = new Request(input, init);
    sent.push(request.clone());
    return await fetch(request);
  };
  const api = connect({ ...credentials, fetch: watching });
  await Promise.all([1, 2, 3].map(() => answered(api.GET('/v1/families'))));
  t.equal(sent.filter(({ url }) => url.endsWith('/oauth/token')).length, 1);
  await api.POST('/v1/families', { body: {} });
  const key = randomUUID();
  await api.POST('/v1/families', { body: {}, headers: { 'idempotency-key': key } });
  const [first, second] = sent.slice(-2).map(({ headers }) => headers.get('idempotency-key'));
  t.match(first, /^[0-9a-f-]{36}$/);
  t.equal(second, key);
});

t.test('what may be repeated is repeated with the same key, and done once', async (t) => {
  const keys: (string | null)[] = [];
  const losing = async (...[input, init]: Parameters<typeof fetch>) => {
    const reply = await fetch(input, init);
    if (!(input instanceof Request) || input.method !== 'POST') return reply;
    keys.push(input.headers.get('idempotency-key'));
    // The first answer is lost on its way back, the second comes from a proxy.
    if (keys.length === 1) throw new TypeError('fetch failed');
    return keys.length === 2 ? new Response('', { status: 502, headers: { 'retry-after': '0' } }) : reply;
  };
  const api = connect({ ...credentials, fetch: losing, longestWait: 1 });
  const before = await total();
  const body = {
    municipality: 'Примерский муниципальный район', address: 'г. Примерск, ул. Образцовая, д. 99', completeness: 'full', categories: ['manyChildren'],
    members: [{ fullName: 'Повторова Анна Тестовна', kinship: 'mother', birthDate: '1991-01-01', legalRepresentative: true }],
  };
  const family = await answered(api.POST('/v1/families', { body }));
  t.equal(new Set(keys).size, 1);
  t.equal(keys.length, 3);
  t.equal(await total(), before + 1);
  t.ok(family.id);
});

t.test('a PATCH with a stale tag is refused, with the right one it is done', async (t) => {
  const api = connect(credentials);
  const path = { id: '01990000-0000-7000-8003-000000000016' };
  const { etag } = await answeredWithTag(api.GET('/v1/families/{id}', { params: { path } }));
  const change = (tag: string) => answered(api.PATCH('/v1/families/{id}', { params: { path }, headers: { 'if-match': tag }, body: { contactPhone: '+7 900 333-33-33' } }));
  await change(etag);
  t.match(await refusal(change(etag)), { status: 412, code: 'version-stale' });
});

t.test('the feed is followed, begun anew after a restore, and left when told to', async (t) => {
  await feedFilled(demo);
  const api = connect({ ...credentials, clientId: 'demo-commission' });
  const seen: string[] = [];
  let last = '';
  let anew = 0;
  const keep = (items: { caseId: string }[], cursor: string) => {
    seen.push(...items.map(({ caseId }) => caseId));
    last = cursor;
  };
  const follow = (more: object) => followFeed(api, { limit: 10, wait: 0, keep, anew: () => void (anew += 1), ...more });
  await follow({});
  t.equal(new Set(seen).size, 36);
  t.equal(seen.length, 36);
  const kept = last;
  await t.rejects(follow({ keep: () => Promise.reject(new Error('the disk is full')) }), /the disk is full/);
  await follow({ cursor: kept });
  t.equal(seen.length, 36, 'nothing comes twice');
  await restoreFeed(demo.db, demo.clock);
  await follow({ cursor: kept });
  t.equal(anew, 1);
  t.equal(seen.length, 72, 'everything comes once more');
  const stop = new AbortController();
  const waiting = follow({ cursor: last, wait: 60, signal: stop.signal });
  stop.abort();
  await waiting;
});

t.test('a token that has ended is renewed', async (t) => {
  const api = connect(credentials);
  await answered(api.GET('/v1/families'));
  const moved = await answered(api.PUT('/sandbox/clock', { body: { advanceDays: 1 } }));
  t.equal(moved.tokensExpired, true);
  t.ok((await answered(api.GET('/v1/families'))).items.length > 0);
});

async function total(): Promise<number> {
  let count = 0;
  const api = connect(credentials);
  for await (const _ of everything((cursor: string) => answered(api.GET('/v1/families', { params: { query: { limit: 200, cursor } } })))) count += 1;
  return count;
}

async function refusal(promise: Promise<unknown>) {
  const error = await promise.then(() => undefined, (reason: unknown) => reason);
  if (!(error instanceof ProblemError)) throw new Error(`no problem came but ${String(error)}`);
  return error as { status: number; code: string; problem: { status: number; code: string; errors: { pointer: string }[] } };
}
