import { annulTraining, versionOf } from '../../operations/indicators/trainings.ts';
import { perform } from '../../operations/perform.ts';
import { createEndpoint } from '../endpoint.ts';
import { entityTag } from '../entity-tag.ts';
import { idParams } from '../schemas/ids.ts';
import { NewAnnulment } from '../schemas/record.ts';
import { Training, trainingExample, trainingView } from './training-schema.ts';

export const annulTrainingEndpoint = createEndpoint({
  operationId: 'annulTraining',
  url: '/v1/trainings/:id/annulments',
  tag: 'indicators',
  summary: 'Аннулировать запись об обучении',
  description: 'Ошибочная запись остаётся в базе с причиной и больше нигде не считается; верную вносят заново.',
  params: idParams('Запись об обучении.'),
  body: NewAnnulment,
  reply: Training,
  examples: {
    body: { reason: 'Обучался другой специалист.' },
    reply: { ...trainingExample, annulledAt: '2026-03-03T09:00:00.000Z', annulledBecause: 'Обучался другой специалист.' },
  },
  async handle(ctx, { params, body }) {
    return await perform(ctx, (tx) => annulTraining(tx, ctx, params.id, body.reason), (made) => ({
      status: 201, headers: { etag: entityTag(versionOf(made)), location: `/v1/trainings/${made.id}` }, body: trainingView(made),
    }));
  },
});
