import { perform } from '../../operations/perform.ts';
import { publishRegionDaysOff } from '../../operations/publish-calendar.ts';
import { createEndpoint } from '../endpoint.ts';
import { closed } from '../schemas/closed.ts';
import { newDaysOffExample, regionYearExample } from './calendar-example.ts';
import { calendarRegion, CalendarYear, NewDaysOff } from './calendar-schema.ts';
import { publishedYear } from './published-year.ts';

export const publishRegionDaysOffEndpoint = createEndpoint({
  operationId: 'publishRegionDaysOff',
  url: '/v1/calendar/:region/days-off',
  tag: 'calendar',
  summary: 'Опубликовать нерабочие дни региона',
  description:
    'Нерабочие дни, которые регион объявил на год: весь список, взамен прежнего. Администратор публикует их только для своего региона. '
    + 'Сроки открытых дел региона служба пересчитывает сама, сдвиги записывает в историю дела.',
  params: closed({ region: calendarRegion }),
  body: NewDaysOff,
  reply: CalendarYear,
  examples: { body: newDaysOffExample, reply: regionYearExample },
  async handle(ctx, { params, body }) {
    return await perform(ctx, (tx) => publishRegionDaysOff(tx, ctx, params.region, body), publishedYear);
  },
});
