import { getResolution } from '../../operations/read-resolutions.ts';
import { readEndpoint } from '../endpoint.ts';
import { entityTag } from '../entity-tag.ts';
import { idParams } from '../schemas/ids.ts';
import { Resolution, resolutionExample } from './resolution-schema.ts';

export const getResolutionEndpoint = readEndpoint({
  operationId: 'getResolution',
  url: '/v1/kdn/resolutions/:id',
  tag: 'kdn',
  summary: 'Постановление КДНиЗП',
  description: 'Принятое постановление своей комиссии (КДНиЗП) и чем стал каждый его пункт. Не меняется, его ETag постоянен.',
  params: idParams('Идентификатор постановления.'),
  reply: Resolution,
  examples: { reply: resolutionExample },
  async handle(ctx, { params }) {
    return { status: 200, headers: { etag: entityTag(1) }, body: await getResolution(ctx, params.id) };
  },
});
