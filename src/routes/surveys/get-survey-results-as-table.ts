import { Type } from 'typebox';
import { getSurveyResults } from '../../operations/surveys/read-surveys.ts';
import { attachment } from '../content-disposition.ts';
import { listEndpoint } from '../endpoint.ts';
import { CSV, CSV_IN_UTF8 } from '../media-types.ts';
import { idParams } from '../schemas/ids.ts';
import { resultsText } from './get-survey-results.ts';
import { resultsCsv } from './results-csv.ts';
import { resultsView } from './results-schema.ts';

export const getSurveyResultsAsTableEndpoint = listEndpoint({
  operationId: 'getSurveyResultsAsTable',
  url: '/v1/surveys/:id/results.csv',
  tag: 'surveys',
  summary: 'Результаты опроса таблицей CSV',
  description: `${resultsText}\n\nТаблица CSV в UTF-8 для электронных таблиц.`,
  params: idParams('Идентификатор опроса.'),
  reply: Type.String({ description: 'Таблица CSV.' }),
  examples: { reply: '"код вопроса";"вопрос";"организатор";"ответ";"сколько";"ответили на вопрос";"средняя оценка"\r\n' },
  produces: CSV,
  async handle(ctx, { params }) {
    const results = resultsView(await getSurveyResults(ctx, params.id));
    return {
      status: 200,
      headers: {
        'content-type': CSV_IN_UTF8,
        'content-disposition': attachment('survey-results.csv', `Результаты опроса «${results.title}».csv`),
      },
      body: resultsCsv(results),
    };
  },
});
