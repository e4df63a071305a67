import { perform } from '../../operations/perform.ts';
import { updateFamilyMember } from '../../operations/update-family-member.ts';
import { changeEndpoint } from '../endpoint.ts';
import { namedTag } from '../entity-tag.ts';
import { closed } from '../schemas/closed.ts';
import { Family, FamilyMemberChanges } from '../schemas/family.ts';
import { id } from '../schemas/ids.ts';
import { familyExample } from './family-example.ts';

export const updateFamilyMemberEndpoint = changeEndpoint({
  operationId: 'updateFamilyMember',
  url: '/v1/families/:id/members/:memberId',
  tag: 'families',
  summary: 'Изменить данные члена семьи',
  description:
    'Меняет данные члена семьи или отмечает выбытие (`leftOn`). Версия (ETag, If-Match) — версия семьи: состав и семья меняются вместе.',
  params: closed({ id: id('Идентификатор семьи.'), memberId: id('Идентификатор члена семьи.') }),
  body: FamilyMemberChanges,
  reply: Family,
  examples: { body: { legalRepresentative: true }, reply: { ...familyExample, version: 2 } },
  async handle(ctx, { params, body, expectedVersion }) {
    const target = { familyId: params.id, memberId: params.memberId, expectedVersion };
    return await perform(ctx, (tx) => updateFamilyMember(tx, ctx, target, body), (changed) => ({
      status: 200,
      headers: { etag: namedTag(changed) },
      body: changed,
    }));
  },
});
