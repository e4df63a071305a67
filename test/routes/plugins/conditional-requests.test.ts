import t from 'tap';
import { testApp } from '../../support/app.ts';
import { sampleEndpoints } from '../../support/sample-endpoints.ts';

const url = '/v1/samples';
const api = await testApp(t, { endpoints: sampleEndpoints() });
const made = async () => String((await api.call('POST', url, { as: 'admin', body: { name: 'один' } })).headers['location']);
const patch = (place: string, tag?: string) =>
  api.call('PATCH', place, { as: 'admin', body: { name: 'другой' }, headers: tag === undefined ? {} : { 'if-match': tag } });

t.test('a change names the version it is based on', async (t) => {
  const place = await made();
  t.equal((await patch(place)).statusCode, 428);
  t.equal((await patch(place, '*')).statusCode, 428);
  for (const tag of ['1', '"1', '"1", "2"', 'W/1']) t.equal((await patch(place, tag)).statusCode, 400, tag);
  for (const tag of ['"2"', 'W/"1"', '"nonsense"', '"01"', '"99999999999"', '""']) t.equal((await patch(place, tag)).statusCode, 412, tag);
  const changed = await patch(place, '"1"');
  t.equal(changed.statusCode, 200);
  t.equal(changed.headers['etag'], '"2"');
  t.equal((await patch(place, '"1"')).statusCode, 412);
  t.equal((await patch(place, '"2-2026-03-01"')).statusCode, 200);
});

t.test('of many changes of one version exactly one succeeds', async (t) => {
  const place = await made();
  const replies = await Promise.all(Array.from({ length: 8 }, () => patch(place, '"1"')));
  t.same(replies.map(({ statusCode }) => statusCode).sort(), [200, 412, 412, 412, 412, 412, 412, 412]);
});

t.test('a change of what is not there is 404, whatever its version', async (t) => {
  t.equal((await patch(`${url}/01990000-0000-7000-8000-000000000042`, '"1"')).statusCode, 404);
});

t.test('what the caller has already is not sent again', async (t) => {
  const place = await made();
  const read = (tag?: string) => api.call('GET', place, { as: 'admin', headers: tag === undefined ? {} : { 'if-none-match': tag } });
  const first = await read();
  t.equal(first.headers['etag'], '"1"');
  t.equal(first.headers['cache-control'], 'no-store');
  for (const tag of ['"1"', 'W/"1"', '"0", "1"', '*']) {
    const reply = await read(tag);
    t.equal(reply.statusCode, 304, tag);
    t.equal(reply.body, '');
    t.equal(reply.headers['etag'], '"1"');
  }
  t.equal((await read('"2"')).statusCode, 200);
});

t.test('HEAD is GET without a body', async (t) => {
  const place = await made();
  const head = await api.call('HEAD', place, { as: 'admin' });
  const get = await api.call('GET', place, { as: 'admin' });
  t.equal(head.statusCode, 200);
  t.equal(head.body, '');
  t.equal(head.headers['etag'], get.headers['etag']);
  t.equal(head.headers['content-length'], get.headers['content-length']);
  t.equal((await api.call('HEAD', place)).statusCode, 401);
});

t.test('lists come in pages with a link to the next', async (t) => {
  const own = await testApp(t, { endpoints: sampleEndpoints() });
  for (let n = 0; n < 5; n += 1) await own.call('POST', url, { as: 'admin', body: { name: `n${n}` } });
  const names: string[] = [];
  let next: string | undefined = `${url}?limit=2`;
  let pages = 0;
  while (next !== undefined) {
    const reply = await own.call('GET', next, { as: 'admin' });
    names.push(...(reply.json().items as { name: string }[]).map(({ name }) => name));
    const link: RegExpExecArray | null = /^<([^>]+)>; rel="next"$/.exec(String(reply.headers['link'] ?? ''));
    t.equal(link === null, reply.json().nextCursor === null);
    next = link?.[1];
    pages += 1;
  }
  t.same(names, ['n0', 'n1', 'n2', 'n3', 'n4']);
  t.equal(pages, 3);
  for (const cursor of ['abc', Buffer.from('["x"]').toString('base64url'), Buffer.from('[]').toString('base64url')]) {
    t.equal((await own.call('GET', `${url}?cursor=${cursor}`, { as: 'admin' })).statusCode, 400, cursor);
  }
});
