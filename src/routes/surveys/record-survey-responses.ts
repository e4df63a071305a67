import { recordResponses } from '../../operations/surveys/record-responses.ts';
import { perform } from '../../operations/perform.ts';
import { createEndpoint } from '../endpoint.ts';
import { entityTag } from '../entity-tag.ts';
import { idParams } from '../schemas/ids.ts';
import { NewResponses, newResponsesExample, ResponsesTaken } from './response-schema.ts';

export const recordSurveyResponsesEndpoint = createEndpoint({
  operationId: 'recordSurveyResponses',
  url: '/v1/surveys/:id/responses',
  tag: 'surveys',
  summary: 'Внести ответы на опрос',
  description:
    'До 500 анонимных ответов за раз: организатор, о помощи которого ответ, муниципальное образование, день и ответы. Принимаются все '
    + 'или ни один; каждая ошибка названа со своим местом. Повтор с тем же Idempotency-Key ничего не добавляет.',
  params: idParams('Идентификатор опроса.'),
  body: NewResponses,
  reply: ResponsesTaken,
  examples: { body: newResponsesExample, reply: { surveyId: '01990000-0000-7000-8000-0000000000d1', taken: 1 } },
  async handle(ctx, { params: { id: surveyId }, body }) {
    return await perform(ctx, (tx) => recordResponses(tx, ctx, surveyId, body.responses), (taken) => ({
      status: 201,
      headers: { etag: entityTag(1), location: `/v1/surveys/${surveyId}/responses` },
      body: { surveyId, taken },
    }));
  },
});
