import { Type } from 'typebox';
import { listResolutions } from '../../operations/read-resolutions.ts';
import { listEndpoint } from '../endpoint.ts';
import { listReply, pageRequest } from '../paging.ts';
import { closed } from '../schemas/closed.ts';
import { named } from '../schemas/named.ts';
import { listOf, pagingQuery } from '../schemas/paging.ts';
import { text } from '../schemas/texts.ts';
import { Resolution, resolutionExample } from './resolution-schema.ts';

export const listResolutionsEndpoint = listEndpoint({
  operationId: 'listResolutions',
  url: '/v1/kdn/resolutions',
  tag: 'kdn',
  summary: 'Постановления КДНиЗП',
  description: 'Принятые постановления своей комиссии (КДНиЗП) в порядке поступления.',
  query: closed({ ...pagingQuery, number: Type.Optional(text(100, 'Только с этим номером.')) }),
  reply: named('ResolutionList', listOf(Resolution)),
  examples: { reply: { items: [resolutionExample], nextCursor: null } },
  async handle(ctx, { query: { number, ...paging }, url }) {
    return listReply(await listResolutions(ctx, { number }, pageRequest(paging, ['id'], url)), url);
  },
});
