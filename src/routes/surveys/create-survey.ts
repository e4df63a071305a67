import { createSurvey } from '../../operations/surveys/create-survey.ts';
import { perform } from '../../operations/perform.ts';
import { createEndpoint } from '../endpoint.ts';
import { entityTag } from '../entity-tag.ts';
import { NewSurvey, newSurveyExample, Survey, surveyExample, surveyVersion, surveyView } from './survey-schema.ts';

export const createSurveyEndpoint = createEndpoint({
  operationId: 'createSurvey',
  url: '/v1/surveys',
  tag: 'surveys',
  summary: 'Начать опрос',
  description:
    'Социологический опрос ресурсного центра (п. 6.3 модельной программы Татарстана): период, до 50 вопросов и организаторы, чьи семьи '
    + 'опрашиваются. Данных семей в опросе нет. Начатый опрос не меняется, его можно только закрыть.',
  body: NewSurvey,
  reply: Survey,
  examples: { body: newSurveyExample, reply: surveyExample },
  async handle(ctx, { body: { period, ...body } }) {
    return await perform(ctx, (tx) => createSurvey(tx, ctx, { ...body, ...period }), (made) => ({
      status: 201,
      headers: { etag: entityTag(surveyVersion(made)), location: `/v1/surveys/${made.id}` },
      body: surveyView(made),
    }));
  },
});
