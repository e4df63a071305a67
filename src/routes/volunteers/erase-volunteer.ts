import { eraseVolunteer, versionOf } from '../../operations/indicators/volunteers.ts';
import { perform } from '../../operations/perform.ts';
import { createEndpoint } from '../endpoint.ts';
import { entityTag } from '../entity-tag.ts';
import { idParams } from '../schemas/ids.ts';
import { NewVolunteerErasure, Volunteer, volunteerExample, volunteerView } from './volunteer-schema.ts';

const BASIS = 'Отзыв согласия от 1 июля 2026 г.';

export const eraseVolunteerEndpoint = createEndpoint({
  operationId: 'eraseVolunteer',
  url: '/v1/volunteers/:id/erasures',
  tag: 'indicators',
  summary: 'Уничтожить персональные данные добровольца',
  description:
    'Имя и причины уничтожаются во всех записях об этом человеке; дни участия и подготовки остаются, числа за прежние периоды не меняются. '
    + 'Участие должно быть окончено.',
  params: idParams('Запись о добровольце.'),
  body: NewVolunteerErasure,
  reply: Volunteer,
  examples: {
    body: { basis: BASIS },
    reply: { ...volunteerExample, name: null, engagedUntil: '2026-06-30', erasedOn: '2026-07-01', erasureBasis: BASIS },
  },
  async handle(ctx, { params, body }) {
    return await perform(ctx, (tx) => eraseVolunteer(tx, ctx, params.id, body), (made) => ({
      status: 201, headers: { etag: entityTag(versionOf(made)), location: `/v1/volunteers/${made.id}` }, body: volunteerView(made),
    }));
  },
});
