import { Type } from 'typebox';
import { MOST_QUARTERS, QUARTER_PATTERN } from '../../domain/charts/dynamics.ts';
import { dynamicsChart } from '../../operations/charts/dynamics-chart.ts';
import { readEndpoint } from '../endpoint.ts';
import { closed } from '../schemas/closed.ts';
import { id } from '../schemas/ids.ts';
import { text } from '../schemas/texts.ts';
import { picture, pictureExample, pictureText, pictureWords, SVG } from './picture.ts';

const quarter = (description: string) => Type.String({ pattern: QUARTER_PATTERN, minLength: 7, maxLength: 7, description });

export const getDynamicsChartEndpoint = readEndpoint({
  operationId: 'getDynamicsChart',
  url: '/v1/regions/:region/charts/dynamics.svg',
  tag: 'charts',
  summary: 'Динамика по кварталам картинкой',
  description:
    'Семьи на сопровождении в конце каждого квартала, принятые и завершённые за квартал — те же числа, что `families.*` в `/v1/reports/quarterly`. '
    + `Организатор видит свои. Не больше ${MOST_QUARTERS} кварталов. ${pictureWords}`,
  params: closed({ region: Type.String({ minLength: 1, maxLength: 60, pattern: '^[a-z0-9-]+$', description: 'Свой регион, например `tatarstan`.' }) }),
  query: closed({
    from: Type.Optional(quarter('Первый квартал, `2024-Q1`; без него — восемь кварталов.')),
    to: Type.Optional(quarter('Последний квартал; без него — последний закончившийся.')),
    organisationId: Type.Optional(id('Только этот организатор сопровождения.')),
    municipality: Type.Optional(text(200, 'Только семьи, жившие в конце квартала в этом муниципальном образовании.')),
  }),
  reply: pictureText,
  examples: { reply: pictureExample },
  produces: SVG,
  problems: ['request-invalid'],
  async handle(ctx, { params, query }) {
    return picture(await dynamicsChart(ctx, { region: params.region, ...query }));
  },
});
