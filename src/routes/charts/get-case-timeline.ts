import { timelineChart } from '../../operations/charts/timeline-chart.ts';
import { readEndpoint } from '../endpoint.ts';
import { idParams } from '../schemas/ids.ts';
import { picture, pictureExample, pictureText, pictureWords, SVG } from './picture.ts';

export const getCaseTimelineChartEndpoint = readEndpoint({
  operationId: 'getCaseTimelineChart',
  url: '/v1/cases/:id/charts/timeline.svg',
  tag: 'charts',
  summary: 'Ход сопровождения картинкой',
  description:
    'Дело по месяцам на сегодня в его регионе: этапы, уровни, кураторы, сроки программы с предельными, решения, рассмотрения, проверки и мероприятия с отметками. '
    + `Имён членов семьи на картинке нет. ${pictureWords}`,
  params: idParams('Идентификатор дела.'),
  reply: pictureText,
  examples: { reply: pictureExample },
  produces: SVG,
  async handle(ctx, { params }) {
    return picture(await timelineChart(ctx, params.id));
  },
});
