import { Type } from 'typebox';
import { loadChart } from '../../operations/charts/load-chart.ts';
import { readEndpoint } from '../endpoint.ts';
import { closed } from '../schemas/closed.ts';
import { idParams } from '../schemas/ids.ts';
import { picture, pictureExample, pictureText, pictureWords, SVG } from './picture.ts';

export const getLoadChartEndpoint = readEndpoint({
  operationId: 'getLoadChart',
  url: '/v1/organisations/:id/charts/load.svg',
  tag: 'charts',
  summary: 'Нагрузка кураторов картинкой',
  description:
    'Сколько семей какого уровня у каждого куратора организации и каков предел; семьи, принятые сверх предела с письменной причиной, выделены. '
    + `По именам, 50 кураторов на лист: следующий лист — \`page\`. ${pictureWords}`,
  params: idParams('Идентификатор своей организации.'),
  query: closed({ page: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000, default: 1, description: 'Лист.' })) }),
  reply: pictureText,
  examples: { reply: pictureExample },
  produces: SVG,
  async handle(ctx, { params, query }) {
    return picture(await loadChart(ctx, params.id, query.page ?? 1));
  },
});
