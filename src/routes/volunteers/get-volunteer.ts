import { getVolunteer, versionOf } from '../../operations/indicators/volunteers.ts';
import { readEndpoint } from '../endpoint.ts';
import { entityTag } from '../entity-tag.ts';
import { idParams } from '../schemas/ids.ts';
import { Volunteer, volunteerExample, volunteerView } from './volunteer-schema.ts';

export const getVolunteerEndpoint = readEndpoint({
  operationId: 'getVolunteer',
  url: '/v1/volunteers/:id',
  tag: 'indicators',
  summary: 'Доброволец',
  description: 'Одна запись о добровольце.',
  params: idParams('Запись о добровольце.'),
  reply: Volunteer,
  examples: { reply: volunteerExample },
  async handle(ctx, { params }) {
    const volunteer = await getVolunteer(ctx, params.id);
    return { status: 200, headers: { etag: entityTag(versionOf(volunteer)) }, body: volunteerView(volunteer) };
  },
});
