import t from 'tap';
import { referenceLists } from '../../../src/domain/reference/index.ts';
import { publishedLists } from '../../../src/routes/reference/lists.ts';
import { testApp } from '../../support/app.ts';
import { publishRegulations } from '../../support/factories.ts';

const api = await testApp(t);
await publishRegulations(api.db);

for (const { path, list } of publishedLists) {
  t.test(`GET /v1/reference/${path} answers with the whole list, in the order of the sources`, async (t) => {
    const reply = await api.call('GET', `/v1/reference/${path}`, { as: 'curator' });
    t.equal(reply.statusCode, 200);
    t.same(reply.json(), { items: referenceLists[list] });
  });

  t.test(`GET /v1/reference/${path} is cacheable and answers 304 to its own strong ETag`, async (t) => {
    const first = await api.call('GET', `/v1/reference/${path}`, { as: 'partner' });
    const etag = String(first.headers.etag);
    t.match(etag, /^"[\w-]+"$/, 'strong');
    t.match(first.headers['cache-control'], /max-age=3600/);
    const again = await api.call('GET', `/v1/reference/${path}`, {
      as: 'ministry',
      headers: { 'if-none-match': etag },
    });
    t.equal(again.statusCode, 304, 'the same for another caller');
    t.equal(again.body, '');
    t.equal(again.headers.etag, etag);
  });
}

t.test('another content has another ETag', async (t) => {
  const all = await api.call('GET', '/v1/reference/levels', { as: 'curator' });
  const some = await api.call('GET', '/v1/reference/levels?regulation=tatarstan-2017', {
    as: 'curator',
    headers: { 'if-none-match': String(all.headers.etag) },
  });
  t.equal(some.statusCode, 200);
  t.not(some.headers.etag, all.headers.etag);
});

t.test('?regulation= leaves what holds in the region', async (t) => {
  const codes = async (path: string) => {
    const reply = await api.call('GET', `/v1/reference/${path}?regulation=tatarstan-2017`, { as: 'curator' });
    return reply.json<{ items: { code: string }[] }>().items.map((item) => item.code);
  };
  t.same(await codes('levels'), ['adaptation', 'basic', 'crisis']);
  t.same(await codes('grounds'), ['parentApplication', 'minorApplication', 'message']);
  t.same(await codes('bodies'), ['council', 'municipalCouncil', 'provider']);
  t.equal((await codes('technologies')).length, 7);
  t.equal((await codes('kinships')).length, referenceLists.kinships.length);
});

t.test('an unknown regulation is refused with a pointer, a malformed one too', async (t) => {
  const unknown = await api.call('GET', '/v1/reference/levels?regulation=nowhere-1999', { as: 'curator' });
  t.equal(unknown.statusCode, 422);
  t.match(unknown.json(), { code: 'request-invalid', errors: [{ pointer: '?regulation', code: 'link.unknown' }] });
  const malformed = await api.call('GET', '/v1/reference/levels?regulation=%D0%AF', { as: 'curator' });
  t.equal(malformed.statusCode, 400);
  const strange = await api.call('GET', '/v1/reference/levels?region=tatarstan', { as: 'curator' });
  t.equal(strange.statusCode, 400);
});

t.test('a token is needed', async (t) => {
  const reply = await api.call('GET', '/v1/reference/levels', {});
  t.equal(reply.statusCode, 401);
});
