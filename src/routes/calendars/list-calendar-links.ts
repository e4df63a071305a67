import { listCalendarLinks } from '../../operations/calendar-link.ts';
import { listEndpoint } from '../endpoint.ts';
import { listReply, pageRequest } from '../paging.ts';
import { closed } from '../schemas/closed.ts';
import { idParams } from '../schemas/ids.ts';
import { named } from '../schemas/named.ts';
import { listOf, pagingQuery } from '../schemas/paging.ts';
import { CalendarLink, calendarLinkExample } from './calendar-link-schema.ts';

export const listCalendarLinksEndpoint = listEndpoint({
  operationId: 'listCalendarLinks',
  url: '/v1/specialists/:id/calendar-links',
  tag: 'agenda',
  summary: 'Ссылки на календарь',
  description: 'Ссылки, по которым план специалиста читают календари, вместе с отозванными. Секретных адресов здесь нет.',
  params: idParams('Идентификатор специалиста.'),
  query: closed(pagingQuery),
  reply: named('CalendarLinkList', listOf(CalendarLink)),
  examples: { reply: { items: [calendarLinkExample], nextCursor: null } },
  async handle(ctx, { params: { id }, query, url }) {
    return listReply(await listCalendarLinks(ctx, id, pageRequest(query, ['id'], url)), url);
  },
});
