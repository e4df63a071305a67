import { getSurvey, listSurveyResponses } from '../../operations/surveys/read-surveys.ts';
import { listEndpoint } from '../endpoint.ts';
import { listReply, pageRequest } from '../paging.ts';
import { closed } from '../schemas/closed.ts';
import { idParams } from '../schemas/ids.ts';
import { named } from '../schemas/named.ts';
import { listOf, pagingQuery } from '../schemas/paging.ts';
import { responseExample, responseView, SurveyResponse } from './response-schema.ts';

export const listSurveyResponsesEndpoint = listEndpoint({
  operationId: 'listSurveyResponses',
  url: '/v1/surveys/:id/responses',
  tag: 'surveys',
  summary: 'Ответы на опрос',
  description: 'Принятые ответы, как они пришли, с ответами своими словами. Видны только ресурсному центру, который проводит опрос.',
  params: idParams('Идентификатор опроса.'),
  query: closed({ ...pagingQuery }),
  reply: named('SurveyResponseList', listOf(SurveyResponse)),
  examples: { reply: { items: [responseExample], nextCursor: null } },
  async handle(ctx, { params, query, url }) {
    const { questions } = await getSurvey(ctx, params.id);
    const kinds = new Map(questions.map(({ code, kind }) => [code, kind]));
    const page = await listSurveyResponses(ctx, params.id, pageRequest(query, ['id'], url));
    return listReply({ ...page, items: page.items.map((one) => responseView(one, kinds)) }, url);
  },
});
