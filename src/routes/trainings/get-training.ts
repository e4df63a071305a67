import { getTraining, versionOf } from '../../operations/indicators/trainings.ts';
import { readEndpoint } from '../endpoint.ts';
import { entityTag } from '../entity-tag.ts';
import { idParams } from '../schemas/ids.ts';
import { Training, trainingExample, trainingView } from './training-schema.ts';

export const getTrainingEndpoint = readEndpoint({
  operationId: 'getTraining',
  url: '/v1/trainings/:id',
  tag: 'indicators',
  summary: 'Запись об обучении',
  description: 'Одна запись об обучении специалиста.',
  params: idParams('Запись об обучении.'),
  reply: Training,
  examples: { reply: trainingExample },
  async handle(ctx, { params }) {
    const training = await getTraining(ctx, params.id);
    return { status: 200, headers: { etag: entityTag(versionOf(training)) }, body: trainingView(training) };
  },
});
