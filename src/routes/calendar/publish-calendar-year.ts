import { perform } from '../../operations/perform.ts';
import { publishCalendarYear } from '../../operations/publish-calendar.ts';
import { createEndpoint } from '../endpoint.ts';
import { calendarYearExample, newCalendarYearExample } from './calendar-example.ts';
import { CalendarYear, NewCalendarYear } from './calendar-schema.ts';
import { publishedYear } from './published-year.ts';

export const publishCalendarYearEndpoint = createEndpoint({
  operationId: 'publishCalendarYear',
  url: '/v1/calendar/years',
  tag: 'calendar',
  summary: 'Опубликовать год производственного календаря',
  description:
    'Загружает год производственного календаря России или его следующую версию. Данные проверяются: переносы, рабочие выходные и '
    + 'число рабочих дней; названы все ошибки. Сроки открытых дел служба пересчитывает сама, сдвиги записывает в историю дела. '
    + 'Год действует для всех регионов.',
  body: NewCalendarYear,
  reply: CalendarYear,
  examples: { body: newCalendarYearExample, reply: calendarYearExample },
  async handle(ctx, { body }) {
    return await perform(ctx, (tx) => publishCalendarYear(tx, ctx, body), publishedYear);
  },
});
