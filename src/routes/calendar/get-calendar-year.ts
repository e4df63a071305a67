import { getCalendarYear } from '../../operations/read-calendar.ts';
import { readEndpoint } from '../endpoint.ts';
import { cacheable } from '../reference/cacheable.ts';
import { closed } from '../schemas/closed.ts';
import { regionYearExample } from './calendar-example.ts';
import { CALENDAR_FRESH_SECONDS, calendarRegion, CalendarYear, calendarYear } from './calendar-schema.ts';

export const getCalendarYearEndpoint = readEndpoint({
  operationId: 'getCalendarYear',
  url: '/v1/calendar/:region/:year',
  tag: 'calendar',
  summary: 'Год производственного календаря',
  description:
    'Нерабочие дни, переносы выходных и число рабочих дней года в регионе. Год, постановление о котором не загружено, отвечает '
    + '`provisional: true`. Регион, порядок которого не опубликован, не найден.',
  params: closed({ region: calendarRegion, year: calendarYear }),
  reply: CalendarYear,
  examples: { reply: regionYearExample },
  async handle(ctx, { params }) {
    return cacheable(await getCalendarYear(ctx, params.region, params.year), CALENDAR_FRESH_SECONDS);
  },
});
