import { createVolunteer, versionOf } from '../../operations/indicators/volunteers.ts';
import { perform } from '../../operations/perform.ts';
import { createEndpoint } from '../endpoint.ts';
import { entityTag } from '../entity-tag.ts';
import { NewVolunteer, newVolunteerExample, Volunteer, volunteerExample, volunteerView } from './volunteer-schema.ts';

export const createVolunteerEndpoint = createEndpoint({
  operationId: 'createVolunteer',
  url: '/v1/volunteers',
  tag: 'indicators',
  summary: 'Внести добровольца',
  description: 'Доброволец, которого организатор привлёк. Индикатор считает тех, кто прошёл специальную подготовку и участвовал в периоде (разд. 8).',
  body: NewVolunteer,
  reply: Volunteer,
  examples: { body: newVolunteerExample, reply: volunteerExample },
  async handle(ctx, { body }) {
    return await perform(ctx, (tx) => createVolunteer(tx, ctx, body), (made) => ({
      status: 201, headers: { etag: entityTag(versionOf(made)), location: `/v1/volunteers/${made.id}` }, body: volunteerView(made),
    }));
  },
});
