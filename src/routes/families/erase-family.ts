import { eraseFamily } from '../../operations/erase-family.ts';
import { perform } from '../../operations/perform.ts';
import { createEndpoint } from '../endpoint.ts';
import { entityTag } from '../entity-tag.ts';
import { idParams } from '../schemas/ids.ts';
import { Erasure, NewErasure, newErasureExample } from './erasure-schema.ts';
import { familyExample } from './family-example.ts';

export const eraseFamilyEndpoint = createEndpoint({
  operationId: 'eraseFamily',
  url: '/v1/families/:id/erasures',
  tag: 'families',
  summary: 'Уничтожить персональные данные семьи',
  description:
    'Уничтожение персональных данных: имена, даты рождения, адрес, телефон и все слова о семье в её делах заменяются пометкой или убираются, '
    + 'остаются основания, коды, даты и номера. Вернуть их нельзя. Отказ (409), пока не завершено хотя бы одно дело семьи или идёт '
    + 'постсопровождение. `dryRun=true` покажет, что будет уничтожено.',
  params: idParams('Идентификатор семьи.'),
  body: NewErasure,
  reply: Erasure,
  examples: {
    body: newErasureExample,
    reply: {
      ...newErasureExample, familyId: familyExample.id, caseIds: ['01990000-0000-7000-8005-000000000015'], facts: 17, keptAnswers: 0, externalIds: 3,
      version: 4,
    },
  },
  async handle(ctx, { params, body }) {
    return await perform(ctx, (tx) => eraseFamily(tx, ctx, params.id, body), (done) => ({
      status: 201,
      headers: { etag: entityTag(done.version), location: `/v1/families/${done.familyId}` },
      body: done,
    }));
  },
});
