import { Type } from 'typebox';
import { listVolunteers } from '../../operations/indicators/volunteers.ts';
import { listEndpoint } from '../endpoint.ts';
import { listReply, pageRequest } from '../paging.ts';
import { closed } from '../schemas/closed.ts';
import { date } from '../schemas/dates.ts';
import { named } from '../schemas/named.ts';
import { listOf, pagingQuery } from '../schemas/paging.ts';
import { Volunteer, volunteerExample, volunteerView } from './volunteer-schema.ts';

export const listVolunteersEndpoint = listEndpoint({
  operationId: 'listVolunteers',
  url: '/v1/volunteers',
  tag: 'indicators',
  summary: 'Добровольцы',
  description: 'Добровольцы, которых привлёк организатор, в порядке внесения; аннулированные записи тоже.',
  query: closed({
    ...pagingQuery,
    engagedOn: Type.Optional(date('Только участвовавшие в этот день.')),
    trained: Type.Optional(Type.Boolean({ description: 'Только прошедшие специальную подготовку или только не прошедшие.' })),
  }),
  reply: named('VolunteerList', listOf(Volunteer)),
  examples: { reply: { items: [volunteerExample], nextCursor: null } },
  async handle(ctx, { query: { limit, cursor, ...filters }, url }) {
    const page = await listVolunteers(ctx, filters, pageRequest({ limit, cursor }, ['id'], url));
    return listReply({ ...page, items: page.items.map(volunteerView) }, url);
  },
});
