import { Type } from 'typebox';
import { listTrainings } from '../../operations/indicators/trainings.ts';
import { listEndpoint } from '../endpoint.ts';
import { listReply, pageRequest } from '../paging.ts';
import { closed } from '../schemas/closed.ts';
import { date } from '../schemas/dates.ts';
import { id } from '../schemas/ids.ts';
import { named } from '../schemas/named.ts';
import { listOf, pagingQuery } from '../schemas/paging.ts';
import { Training, trainingExample, trainingView } from './training-schema.ts';

export const listTrainingsEndpoint = listEndpoint({
  operationId: 'listTrainings',
  url: '/v1/trainings',
  tag: 'indicators',
  summary: 'Обучение специалистов',
  description: 'Обучение специалистов организатора в порядке внесения; аннулированные записи тоже.',
  query: closed({
    ...pagingQuery,
    specialistId: Type.Optional(id('Только этот специалист.')),
    from: Type.Optional(date('Окончено не раньше.')),
    to: Type.Optional(date('Окончено не позже.')),
    accompaniment: Type.Optional(Type.Boolean({ description: 'Только обучение организации сопровождения или только иное.' })),
  }),
  reply: named('TrainingList', listOf(Training)),
  examples: { reply: { items: [trainingExample], nextCursor: null } },
  async handle(ctx, { query: { limit, cursor, ...filters }, url }) {
    const page = await listTrainings(ctx, filters, pageRequest({ limit, cursor }, ['id'], url));
    return listReply({ ...page, items: page.items.map(trainingView) }, url);
  },
});
