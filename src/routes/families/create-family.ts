import { createFamily } from '../../operations/create-family.ts';
import { perform } from '../../operations/perform.ts';
import { createEndpoint } from '../endpoint.ts';
import { namedTag } from '../entity-tag.ts';
import { Family, NewFamily } from '../schemas/family.ts';
import { familyExample, newFamilyExample } from './family-example.ts';

export const createFamilyEndpoint = createEndpoint({
  operationId: 'createFamily',
  url: '/v1/families',
  tag: 'families',
  summary: 'Внести семью',
  description: 'Вносит семью с её составом. Категории семьи — из порядка организатора сопровождения.',
  body: NewFamily,
  reply: Family,
  examples: { body: newFamilyExample, reply: familyExample },
  async handle(ctx, { body }) {
    return await perform(ctx, (tx) => createFamily(tx, ctx, body), (made) => ({
      status: 201,
      headers: { etag: namedTag(made), location: `/v1/families/${made.id}` },
      body: made,
    }));
  },
});
