import { createTraining, versionOf } from '../../operations/indicators/trainings.ts';
import { perform } from '../../operations/perform.ts';
import { createEndpoint } from '../endpoint.ts';
import { entityTag } from '../entity-tag.ts';
import { NewTraining, newTrainingExample, Training, trainingExample, trainingView } from './training-schema.ts';

export const createTrainingEndpoint = createEndpoint({
  operationId: 'createTraining',
  url: '/v1/trainings',
  tag: 'indicators',
  summary: 'Внести обучение специалиста',
  description: 'Обучение, которое специалист организатора прошёл. Обучение организации сопровождения считает целевой индикатор (разд. 8).',
  body: NewTraining,
  reply: Training,
  examples: { body: newTrainingExample, reply: trainingExample },
  async handle(ctx, { body }) {
    return await perform(ctx, (tx) => createTraining(tx, ctx, body), (made) => ({
      status: 201, headers: { etag: entityTag(versionOf(made)), location: `/v1/trainings/${made.id}` }, body: trainingView(made),
    }));
  },
});
