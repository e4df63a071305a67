import { Type } from 'typebox';
import { countingRules } from '../../domain/calendar/counting-rules.ts';
import { addToCalendar } from '../../operations/read-calendar.ts';
import { readEndpoint } from '../endpoint.ts';
import { cacheable } from '../reference/cacheable.ts';
import { choice } from '../schemas/choice.ts';
import { closed } from '../schemas/closed.ts';
import { date } from '../schemas/dates.ts';
import { CALENDAR_FRESH_SECONDS, calendarRegion, CountedDate } from './calendar-schema.ts';

export const addToCalendarEndpoint = readEndpoint({
  operationId: 'addToCalendar',
  url: '/v1/calendar/:region/add',
  tag: 'calendar',
  summary: 'Посчитать срок',
  description:
    'Какое число наступит через столько-то рабочих дней или месяцев. Укажите ровно одно: `workingDays` или `months`. '
    + 'Для месяцев `as` говорит, что это за срок: `action` — последний день для действия, который уступает нерабочему дню '
    + '(`lateAfter`), `term` — предельный срок сопровождения, который не продлевается. Так, 31.01.2026 и один месяц: '
    + '`dueOn` 28.02.2026, `lateAfter` 02.03.2026 для действия и 28.02.2026 для предельного срока.',
  params: closed({ region: calendarRegion }),
  query: closed({
    from: date('Исходная дата; сама в счёт не входит.'),
    workingDays: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000, description: 'Сколько рабочих дней.' })),
    months: Type.Optional(Type.Integer({ minimum: 1, maximum: 600, description: 'Сколько месяцев.' })),
    as: choice(['action', 'term'], {
      default: 'action', description: 'Что за срок в месяцах: для действия (`action`) или предельный (`term`). На рабочие дни не влияет.',
    }),
  }),
  reply: CountedDate,
  examples: {
    reply: {
      region: 'tatarstan', from: '2026-01-31', dueOn: '2026-02-28', lateAfter: '2026-03-02', provisional: false,
      rules: [...countingRules.action],
    },
  },
  problems: ['request-invalid'],
  async handle(ctx, { params, query }) {
    return cacheable(await addToCalendar(ctx, params.region, query), CALENDAR_FRESH_SECONDS);
  },
});
