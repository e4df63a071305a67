import { Type } from 'typebox';
import { RUSSIAN_PRODUCTION_CALENDAR } from '../../domain/calendar/data/russia.ts';
import { workingCalendar } from '../../domain/calendar/production-calendar.ts';
import { tatarstan2017 } from '../../domain/regulations/data/tatarstan-2017.ts';
import { previewRoad as previewOf } from '../../domain/regulations/preview.ts';
import { resolveRegulation } from '../../domain/regulations/resolve.ts';
import { previewRoad } from '../../operations/preview-road.ts';
import { lookUpEndpoint } from '../endpoint.ts';
import { closed } from '../schemas/closed.ts';
import { RoadPreview } from './road-preview-schema.ts';
import { RoadQuestion, roadQuestionExample } from './road-question-schema.ts';

const example = previewOf(resolveRegulation(tatarstan2017), workingCalendar(RUSSIAN_PRODUCTION_CALENDAR), roadQuestionExample);

export const previewRoadEndpoint = lookUpEndpoint({
  operationId: 'previewRoad',
  url: '/v1/regulations/:code/preview',
  tag: 'regulations',
  summary: 'Рассчитать дорогу региона',
  description:
    'По уровню и нескольким датам — вся дорога сопровождения в этом регионе: шаги и условия, сроки, начало и конец программы, '
    + 'предупреждения, рассмотрения, отчёты, проверки постсопровождения, у каждого — пункт порядка. Считает тем же, чем считаются '
    + 'сроки дела, и ничего не сохраняет. Даты не по порядку названы в `warnings`, а не отвергнуты.',
  params: closed({
    code: Type.String({ minLength: 1, maxLength: 60, pattern: '^[a-z0-9-]+$', description: 'Код порядка, например `tatarstan-2017`.' }),
  }),
  body: RoadQuestion,
  reply: RoadPreview,
  examples: { body: roadQuestionExample, reply: { ...example, warnings: [] } },
  async handle(ctx, { params, body }) {
    return { status: 200, body: await previewRoad(ctx, params.code, body) };
  },
});
