import { addFamilyMember } from '../../operations/add-family-member.ts';
import { perform } from '../../operations/perform.ts';
import { createEndpoint } from '../endpoint.ts';
import { namedTag } from '../entity-tag.ts';
import { Family, NewFamilyMember } from '../schemas/family.ts';
import { idParams } from '../schemas/ids.ts';
import { familyExample } from './family-example.ts';

const daughter = {
  fullName: 'Показнова Дарья Тестовна', kinship: 'daughter', birthDate: '2026-01-10', legalRepresentative: false,
};
const members = [
  ...familyExample.members, { id: '01940000-0000-7000-8000-000000000033', ...daughter, leftOn: null, externalIds: [] },
];

export const addFamilyMemberEndpoint = createEndpoint({
  operationId: 'addFamilyMember',
  url: '/v1/families/:id/members',
  tag: 'families',
  summary: 'Добавить члена семьи',
  description: 'Добавляет члена семьи последним и отвечает семьёй в новой версии.',
  params: idParams('Идентификатор семьи.'),
  body: NewFamilyMember,
  reply: Family,
  examples: { body: daughter, reply: { ...familyExample, members, version: 2 } },
  async handle(ctx, { params, body }) {
    return await perform(ctx, (tx) => addFamilyMember(tx, ctx, params.id, body), (family) => ({
      status: 201,
      headers: { etag: namedTag(family), location: `/v1/families/${family.id}` },
      body: family,
    }));
  },
});
