import { perform } from '../../operations/perform.ts';
import { updateFamily } from '../../operations/update-family.ts';
import { changeEndpoint } from '../endpoint.ts';
import { namedTag } from '../entity-tag.ts';
import { Family, FamilyChanges } from '../schemas/family.ts';
import { idParams } from '../schemas/ids.ts';
import { familyExample } from './family-example.ts';

const address = 'г. Примерск, ул. Новая, д. 3, кв. 4';

export const updateFamilyEndpoint = changeEndpoint({
  operationId: 'updateFamily',
  url: '/v1/families/:id',
  tag: 'families',
  summary: 'Изменить данные семьи',
  description:
    'Меняет адрес, категории и другие данные семьи. При смене муниципального образования незавершённые дела семьи переходят вместе с нею.',
  params: idParams('Идентификатор семьи.'),
  body: FamilyChanges,
  reply: Family,
  examples: { body: { address }, reply: { ...familyExample, address, version: 2 } },
  async handle(ctx, { params, body, expectedVersion }) {
    return await perform(ctx, (tx) => updateFamily(tx, ctx, params.id, expectedVersion, body), (changed) => ({
      status: 200,
      headers: { etag: namedTag(changed) },
      body: changed,
    }));
  },
});
