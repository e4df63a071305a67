import { closeSurvey } from '../../operations/surveys/close-survey.ts';
import { perform } from '../../operations/perform.ts';
import { actEndpoint } from '../endpoint.ts';
import { anyBody } from '../problem-responses.ts';
import { idParams } from '../schemas/ids.ts';
import { Survey, surveyExample, surveyView } from './survey-schema.ts';

export const closeSurveyEndpoint = actEndpoint('POST', {
  operationId: 'closeSurvey',
  url: '/v1/surveys/:id/close',
  tag: 'surveys',
  summary: 'Закрыть опрос',
  description: 'После этого ответы не принимаются, открыть опрос снова нельзя. Повтор — тот же ответ.',
  params: idParams('Идентификатор опроса.'),
  reply: Survey,
  examples: { reply: { ...surveyExample, state: 'closed' as const, closedAt: '2026-07-02T08:00:00.000Z' } },
  problems: anyBody,
  async handle(ctx, { params }) {
    const done = await perform(ctx, (tx) => closeSurvey(tx, ctx, params.id), (survey) => ({ status: 200, body: surveyView(survey) }));
    return { status: 200, body: done.body };
  },
});
