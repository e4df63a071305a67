import { perform } from '../../operations/perform.ts';
import { updateSpecialist } from '../../operations/update-specialist.ts';
import { changeEndpoint } from '../endpoint.ts';
import { namedTag } from '../entity-tag.ts';
import { idParams } from '../schemas/ids.ts';
import { Specialist, SpecialistChanges, specialistExample } from '../schemas/specialist.ts';

export const updateSpecialistEndpoint = changeEndpoint({
  operationId: 'updateSpecialist',
  url: '/v1/specialists/:id',
  tag: 'specialists',
  summary: 'Изменить специалиста',
  description: 'Меняет имя, должность, право вести семьи или признак работы. Куратор с семьями сначала передаёт их другому.',
  params: idParams('Идентификатор специалиста.'),
  body: SpecialistChanges,
  reply: Specialist,
  examples: {
    body: { position: 'заведующая отделением' },
    reply: { ...specialistExample, position: 'заведующая отделением', version: 2 },
  },
  async handle(ctx, { params, body, expectedVersion }) {
    return await perform(ctx, (tx) => updateSpecialist(tx, ctx, params.id, expectedVersion, body), (changed) => ({
      status: 200,
      headers: { etag: namedTag(changed) },
      body: changed,
    }));
  },
});
