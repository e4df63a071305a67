import { listSurveys } from '../../operations/surveys/read-surveys.ts';
import { listEndpoint } from '../endpoint.ts';
import { listReply, pageRequest } from '../paging.ts';
import { closed } from '../schemas/closed.ts';
import { named } from '../schemas/named.ts';
import { listOf, pagingQuery } from '../schemas/paging.ts';
import { Survey, surveyExample, surveyView } from './survey-schema.ts';

export const listSurveysEndpoint = listEndpoint({
  operationId: 'listSurveys',
  url: '/v1/surveys',
  tag: 'surveys',
  summary: 'Опросы',
  description: 'Ресурсному центру — его опросы, организатору — те, в которых спрашивают о нём; в порядке создания.',
  query: closed({ ...pagingQuery }),
  reply: named('SurveyList', listOf(Survey)),
  examples: { reply: { items: [surveyExample], nextCursor: null } },
  async handle(ctx, { query, url }) {
    const page = await listSurveys(ctx, pageRequest(query, ['id'], url));
    return listReply({ ...page, items: page.items.map(surveyView) }, url);
  },
});
