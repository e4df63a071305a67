import { endVolunteer, versionOf } from '../../operations/indicators/volunteers.ts';
import { perform } from '../../operations/perform.ts';
import { createEndpoint } from '../endpoint.ts';
import { entityTag } from '../entity-tag.ts';
import { idParams } from '../schemas/ids.ts';
import { NewEnd, newEndExample } from '../schemas/record.ts';
import { Volunteer, volunteerExample, volunteerView } from './volunteer-schema.ts';

export const endVolunteerEndpoint = createEndpoint({
  operationId: 'endVolunteer',
  url: '/v1/volunteers/:id/ends',
  tag: 'indicators',
  summary: 'Окончить участие добровольца',
  description: 'Последний день участия или, с `mistaken`, аннулирование ошибочной записи. Вернувшегося вносят заново, с `samePersonAs`.',
  params: idParams('Запись о добровольце.'),
  body: NewEnd,
  reply: Volunteer,
  examples: { body: newEndExample, reply: { ...volunteerExample, engagedUntil: newEndExample.date, endReason: newEndExample.reason } },
  async handle(ctx, { params, body }) {
    return await perform(ctx, (tx) => endVolunteer(tx, ctx, params.id, body), (made) => ({
      status: 201, headers: { etag: entityTag(versionOf(made)), location: `/v1/volunteers/${made.id}` }, body: volunteerView(made),
    }));
  },
});
