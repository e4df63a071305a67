import { readImports } from '../../operations/imports/read-imports.ts';
import { look } from '../../operations/look.ts';
import { listEndpoint } from '../endpoint.ts';
import { listReply, pageRequest } from '../paging.ts';
import { closed } from '../schemas/closed.ts';
import { named } from '../schemas/named.ts';
import { listOf, pagingQuery } from '../schemas/paging.ts';
import { Import, importExample, importView } from './import-schema.ts';

export const listImportsEndpoint = listEndpoint({
  operationId: 'listImports',
  url: '/v1/imports',
  tag: 'imports',
  summary: 'Загрузки',
  description: 'Массовые загрузки организации, новые вперёд: здесь и та, ответ о начале которой потерялся.',
  query: closed({ ...pagingQuery }),
  reply: named('ImportList', listOf(Import)),
  examples: { reply: { items: [importExample], nextCursor: null } },
  async handle(ctx, { query, url }) {
    const page = await look(ctx, (within) => readImports(within, pageRequest(query, ['id'], url)));
    return listReply({ ...page, items: page.items.map(importView) }, url);
  },
});
