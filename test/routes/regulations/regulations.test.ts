import t from 'tap';
import { base } from '../../../src/domain/regulations/base.ts';
import { tatarstan2017 } from '../../../src/domain/regulations/data/tatarstan-2017.ts';
import { shippedRegulations } from '../../../src/domain/regulations/index.ts';
import { type Regulation, resolveRegulation } from '../../../src/domain/regulations/resolve.ts';
import { testApp } from '../../support/app.ts';
import { publishRegulations } from '../../support/factories.ts';

const api = await testApp(t);
await publishRegulations(api.db);

t.test('GET /v1/regulations lists every published version', async (t) => {
  const reply = await api.call('GET', '/v1/regulations', { as: 'commission' });
  t.equal(reply.statusCode, 200);
  const { items } = reply.json<{ items: { code: string }[] }>();
  t.same(items.map((item) => item.code), shippedRegulations.map(({ code }) => code).sort());
  const { code, version, validFrom, title, region, timeZone } = tatarstan2017;
  t.same(items.find((item) => item.code === code), { code, version, validFrom, title, region, timeZone });
});

t.test('GET /v1/regulations/{code} answers with every rule, its clause, and whose it is', async (t) => {
  const reply = await api.call('GET', '/v1/regulations/tatarstan-2017', { as: 'integration' });
  t.equal(reply.statusCode, 200);
  const { rules, ...heading } = reply.json<Regulation>();
  t.match(heading, { code: 'tatarstan-2017', version: 1, timeZone: 'Europe/Moscow' });
  t.same(Object.keys(rules).sort(), Object.keys(base.rules).sort(), 'no rule is unanswered');
  t.same(rules.caseloadLimits, {
    value: { adaptation: { families: 8 }, basic: { families: 6 }, crisis: { families: 4 } },
    citation: { regulation: 'tatarstan-2017', version: 1, clause: 'п. 5.6', inherited: false },
  });
  t.same(rules.caseload, {
    value: base.rules.caseload.value,
    citation: { regulation: 'tatarstan-2017', version: 1, clause: base.rules.caseload.clause, inherited: true },
  });
});

t.test('nothing of a regulation is lost on the way to the wire', async (t) => {
  for (const source of shippedRegulations) {
    const reply = await api.call('GET', `/v1/regulations/${source.code}?version=1`, { as: 'admin' });
    t.same(reply.json(), JSON.parse(JSON.stringify(resolveRegulation(source))), source.code);
  }
});

t.test('the same version is answered by 304', async (t) => {
  for (const url of ['/v1/regulations', '/v1/regulations/tatarstan-2017']) {
    const first = await api.call('GET', url, { as: 'head' });
    const etag = String(first.headers.etag);
    t.match(etag, /^"[\w-]+"$/, 'strong');
    t.match(first.headers['cache-control'], /max-age=/);
    const again = await api.call('GET', url, { as: 'head', headers: { 'if-none-match': etag } });
    t.equal(again.statusCode, 304);
  }
});

t.test('without a version the answer is the one in force today in the region', async (t) => {
  const later = { ...tatarstan2017, code: 'eastern-test', version: 1, timeZone: 'Asia/Kamchatka' };
  const publish = async (version: number, validFrom: string) => {
    const source = { ...later, version, validFrom };
    await api.db
      .insertInto('regulation')
      .values({
        code: source.code,
        version,
        valid_from: validFrom,
        content: JSON.stringify(source),
        content_hash: `test-${version}`,
        published_at: api.clock.now(),
      })
      .execute();
  };
  const today = api.clock.today('Asia/Kamchatka');
  await publish(1, '2020-01-01');
  await publish(2, today);
  await publish(3, '2199-01-01');
  const version = async (query: string) => {
    const reply = await api.call('GET', `/v1/regulations/eastern-test${query}`, { as: 'admin' });
    return reply.json<Regulation>().version;
  };
  t.equal(await version(''), 2, 'in force from today');
  t.equal(await version('?version=1'), 1);
  t.equal(await version('?version=3'), 3, 'published, not yet in force');
});

t.test('what is not there is 404, what cannot be is 400', async (t) => {
  for (const url of ['/v1/regulations/nowhere', '/v1/regulations/tatarstan-2017?version=99']) {
    const reply = await api.call('GET', url, { as: 'curator' });
    t.equal(reply.statusCode, 404);
    t.match(reply.json(), { code: 'not-found' });
  }
  for (const url of ['/v1/regulations/tatarstan-2017?version=0', '/v1/regulations/tatarstan-2017?version=x']) {
    t.equal((await api.call('GET', url, { as: 'curator' })).statusCode, 400);
  }
});
