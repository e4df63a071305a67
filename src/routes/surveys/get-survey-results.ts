import { getSurveyResults } from '../../operations/surveys/read-surveys.ts';
import { listEndpoint } from '../endpoint.ts';
import { idParams } from '../schemas/ids.ts';
import { resultsExample, resultsView, SurveyResults } from './results-schema.ts';

export const resultsText = 'По каждому вопросу — сколько каких ответов: ресурсному центру всего и по организаторам, организатору только о нём. Группы меньше пяти '
  + 'ответов не показываются, и с ними те, по которым они вычислялись бы.';

export const getSurveyResultsEndpoint = listEndpoint({
  operationId: 'getSurveyResults',
  url: '/v1/surveys/:id/results',
  tag: 'surveys',
  summary: 'Результаты опроса',
  description: resultsText,
  params: idParams('Идентификатор опроса.'),
  reply: SurveyResults,
  examples: { reply: resultsExample },
  async handle(ctx, { params }) {
    return { status: 200, body: resultsView(await getSurveyResults(ctx, params.id)) };
  },
});
