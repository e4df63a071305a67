import type { InjectOptions } from 'fastify';
import t from 'tap';
import { testApp } from '../support/app.ts';
import { meaningful } from '../support/owasp-words.ts';
import { aFamily, aMember, aProvider, familyBody, memberBody } from '../support/factories.ts';

// What would be code elsewhere, in every place where a caller can put a string: in queries, paths, headers and bodies.

const api = await testApp(t);
const provider = await aProvider(api.db);
const family = await aFamily(api.db, provider);

t.test('strings that mean something to others are strings here', async (t) => {
  const faults: string[] = [];
  const statuses = new Map<string, number[]>();
  const heard = async (where: string, options: InjectOptions) => {
    const reply = await api.app.inject(options);
    statuses.set(where, [...statuses.get(where) ?? [], reply.statusCode]);
    const split = 'set-cookie' in reply.headers || Object.values(reply.headers).some((value) => /[\r\n]/.test(String(value)));
    if (split || reply.statusCode >= 500) faults.push(`${where} ${JSON.stringify(options)} ${reply.statusCode}`);
  };
  const bearer = { authorization: `Bearer ${api.token('head', { organisationId: provider.id })}` };
  for (const one of meaningful) {
    const coded = encodeURIComponent(one);
    for (const query of ['q', 'municipality', 'category', 'cursor', 'organisationId']) await heard(query, { url: `/v1/families?limit=1&${query}=${coded}`, headers: bearer });
    for (const path of ['/v1/families/', '/v1/regulations/', '/problems/', '/v1/calendar/']) await heard(path, { url: `${path}${coded}`, headers: bearer });
    for (const header of ['accept-language', 'x-access-purpose', 'traceparent', 'if-none-match', 'x-forwarded-for', 'user-agent']) {
      await heard(header, { url: `/v1/families/${family.id}`, headers: { ...bearer, [header]: one } });
    }
    for (const body of [familyBody({ address: one, municipality: one }), familyBody({ categories: [one] }), familyBody({ members: [{ ...memberBody(aMember()), fullName: one }] })]) {
      await heard('body', { method: 'POST', url: '/v1/families?dryRun=true', headers: { ...bearer, 'content-type': 'application/json' }, payload: JSON.stringify(body) });
    }
  }
  t.same(faults, []);
  t.ok(statuses.get('body')?.includes(200), 'some are good addresses');
  t.equal((await api.db.selectFrom('family').select('id').execute()).length, 1, 'the family is still there, and alone');
});

t.test('and in the document that a family is given they are text', async (t) => {
  const script = '<script>alert(1)</script>';
  const marked = await aFamily(api.db, provider, { address: `"><img src=x onerror=alert(1)>`, members: [aMember({ fullName: script })] });
  const page = await api.call('GET', `/v1/families/${marked.id}/export.html`, { as: api.token('head', { organisationId: provider.id }) });
  t.equal(page.statusCode, 200);
  t.match(page.body, '&lt;script&gt;alert(1)&lt;/script&gt;');
  t.notMatch(page.body, /<script|<img/);
});
