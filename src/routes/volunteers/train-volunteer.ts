import { trainVolunteer, versionOf } from '../../operations/indicators/volunteers.ts';
import { perform } from '../../operations/perform.ts';
import { createEndpoint } from '../endpoint.ts';
import { entityTag } from '../entity-tag.ts';
import { idParams } from '../schemas/ids.ts';
import { NewVolunteerTraining, Volunteer, volunteerExample, volunteerView } from './volunteer-schema.ts';

export const trainVolunteerEndpoint = createEndpoint({
  operationId: 'trainVolunteer',
  url: '/v1/volunteers/:id/trainings',
  tag: 'indicators',
  summary: 'Внести подготовку добровольца',
  description: 'Специальная подготовка добровольца, который уже внесён: один раз.',
  params: idParams('Запись о добровольце.'),
  body: NewVolunteerTraining,
  reply: Volunteer,
  examples: { body: { date: '2026-03-15', title: 'Школа наставников' }, reply: { ...volunteerExample, trainedOn: '2026-03-15' } },
  async handle(ctx, { params, body }) {
    return await perform(ctx, (tx) => trainVolunteer(tx, ctx, params.id, body), (made) => ({
      status: 201, headers: { etag: entityTag(versionOf(made)), location: `/v1/volunteers/${made.id}` }, body: volunteerView(made),
    }));
  },
});
