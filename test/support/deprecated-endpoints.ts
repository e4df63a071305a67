import type { FastifyPluginAsync } from 'fastify';
import { Type } from 'typebox';
import type { Deprecation } from '../../src/routes/deprecation.ts';
import { listEndpoint } from '../../src/routes/endpoint.ts';
import { listReply, pageRequest } from '../../src/routes/paging.ts';
import { closed } from '../../src/routes/schemas/closed.ts';
import { listOf, pagingQuery } from '../../src/routes/schemas/paging.ts';

const Letter = closed({ letter: Type.String({ description: 'Буква.' }) });
const letters = ['а', 'б', 'в'].map((letter) => ({ letter }));

/** A list in pages, on its way out when `deprecated` is given. */
export function lettersEndpoint(url: string, operationId: 'listSpecialists' | 'listOrganisations', deprecated?: Deprecation): FastifyPluginAsync {
  return listEndpoint({
    operationId, url, tag: 'service', summary: 'Буквы', description: 'Буквы.',
    query: closed({ ...pagingQuery }),
    reply: listOf(Letter),
    examples: { reply: { items: [{ letter: 'а' }], nextCursor: null } },
    ...(deprecated === undefined ? {} : { deprecated }),
    async handle(_ctx, { query, url: asked }) {
      const { limit } = pageRequest(query, ['number'], asked);
      return listReply({ items: letters.slice(0, limit), next: limit < letters.length ? [String(limit)] : undefined }, asked);
    },
  });
}
