import Fastify from 'fastify';
import t from 'tap';
import { contractOf } from '../support/contract.ts';

const contract = contractOf({
  openapi: '3.1.0',
  paths: {
    '/things/{id}': {
      get: {
        responses: {
          200: {
            headers: { etag: {} },
            content: { 'application/json': { schema: { type: 'object', required: ['a'], properties: { a: { type: 'string', format: 'date' } }, additionalProperties: false } } },
          },
          304: { description: 'same' },
        },
      },
    },
  },
  components: { schemas: { Problem: { type: 'object', required: ['code'] } } },
});

t.test('what differs from the document is found', async (t) => {
  const app = Fastify();
  app.get<{ Querystring: { answer: string; status?: string; etag?: string; type?: string } }>('/*', async ({ query }, reply) => {
    if (query.etag !== undefined) reply.header('etag', query.etag);
    return reply.code(Number(query.status ?? 200)).type(query.type ?? 'application/json').send(query.answer);
  });
  t.teardown(() => app.close());
  const faults = async (path: string, query: Record<string, string>) => contract('GET', path, await app.inject({ url: path, query }));
  const good = { etag: '"1"', answer: '{"a":"2026-03-01"}' };
  t.same(await faults('/things/1', good), []);
  t.same(await faults('/things/1', { answer: good.answer }), ['header etag is missing']);
  t.match(await faults('/things/1', { ...good, answer: '{"a":"2026-02-30"}' }), [/format/]);
  t.match(await faults('/things/1', { ...good, answer: '{"a":"2026-03-01","b":1}' }), [/additional properties/]);
  t.match(await faults('/things/1', { ...good, status: '201' }), [/201 is not documented/]);
  t.match(await faults('/things/1', { ...good, type: 'text/plain' }), [/media type/]);
  t.match(await faults('/elsewhere', good), [/undocumented address/]);
  t.match(await faults('/elsewhere', { answer: '{}', status: '404' }), [/problem expected/]);
  t.match(await faults('/elsewhere', { answer: '{}', status: '404', type: 'application/problem+json' }), [/code/]);
});
