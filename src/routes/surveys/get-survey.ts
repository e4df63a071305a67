import { getSurvey } from '../../operations/surveys/read-surveys.ts';
import { readEndpoint } from '../endpoint.ts';
import { entityTag } from '../entity-tag.ts';
import { idParams } from '../schemas/ids.ts';
import { Survey, surveyExample, surveyVersion, surveyView } from './survey-schema.ts';

export const getSurveyEndpoint = readEndpoint({
  operationId: 'getSurvey',
  url: '/v1/surveys/:id',
  tag: 'surveys',
  summary: 'Опрос',
  description: 'Один опрос с его вопросами.',
  params: idParams('Идентификатор опроса.'),
  reply: Survey,
  examples: { reply: surveyExample },
  async handle(ctx, { params }) {
    const survey = await getSurvey(ctx, params.id);
    return { status: 200, headers: { etag: entityTag(surveyVersion(survey)) }, body: surveyView(survey) };
  },
});
