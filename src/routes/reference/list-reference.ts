import type { FastifyPluginAsync } from 'fastify';
import { Type } from 'typebox';
import { referenceLists } from '../../domain/reference/index.ts';
import { listReference } from '../../operations/list-reference.ts';
import { readEndpoint } from '../endpoint.ts';
import { closed } from '../schemas/closed.ts';
import { named } from '../schemas/named.ts';
import { cacheable, FRESH_SECONDS } from './cacheable.ts';
import { publishedLists, type PublishedList } from './lists.ts';

/** What holds in a region changes when a version of its regulation comes into force. */
const FRESH_SECONDS_IN_REGION = 60;

const query = closed({
  regulation: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 60,
      pattern: '^[a-z0-9-]+$',
      description: 'Код порядка, например `tatarstan-2017`: только то, что действует в нём сегодня.',
    }),
  ),
});

/** All endpoints under /v1/reference. */
export const referenceEndpoints: FastifyPluginAsync[] = publishedLists.map(listReferenceEndpoint);

function listReferenceEndpoint(published: PublishedList): FastifyPluginAsync {
  const { operationId, path, list, summary, description, item, schema } = published;
  const about = { description: `Справочник: ${summary.toLowerCase()}.` };
  return readEndpoint({
    operationId,
    url: `/v1/reference/${path}`,
    tag: 'reference',
    summary,
    description: `${description} Порядок записей — порядок источников. Ответ можно хранить в кэше.`,
    query,
    reply: named(schema, closed({ items: Type.Array(item) }, about)),
    examples: { reply: { items: referenceLists[list].slice(0, 2) } },
    problems: ['request-invalid'],
    async handle(ctx, input) {
      const { regulation } = input.query;
      const items = await listReference(ctx, list, regulation);
      return cacheable({ items }, regulation === undefined ? FRESH_SECONDS : FRESH_SECONDS_IN_REGION);
    },
  });
}
