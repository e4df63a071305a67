import { getFamily } from '../../operations/read-families.ts';
import { readEndpoint } from '../endpoint.ts';
import { namedTag } from '../entity-tag.ts';
import { Family } from '../schemas/family.ts';
import { idParams } from '../schemas/ids.ts';
import { familyExample } from './family-example.ts';

export const getFamilyEndpoint = readEndpoint({
  operationId: 'getFamily',
  url: '/v1/families/:id',
  tag: 'families',
  summary: 'Семья',
  description: 'Паспорт семьи: состав, адрес, категории.',
  params: idParams('Идентификатор семьи.'),
  reply: Family,
  examples: { reply: familyExample },
  async handle(ctx, { params }) {
    const family = await getFamily(ctx, params.id);
    return { status: 200, headers: { etag: namedTag(family) }, body: family };
  },
});
