import { revokeCalendarLink } from '../../operations/calendar-link.ts';
import { perform } from '../../operations/perform.ts';
import { createEndpoint } from '../endpoint.ts';
import { closed } from '../schemas/closed.ts';
import { id } from '../schemas/ids.ts';
import { named } from '../schemas/named.ts';
import { CalendarLink, calendarLinkExample, linkHeaders } from './calendar-link-schema.ts';

export const revokeCalendarLinkEndpoint = createEndpoint({
  operationId: 'revokeCalendarLink',
  url: '/v1/specialists/:id/calendar-links/:linkId/revocations',
  tag: 'agenda',
  summary: 'Отозвать ссылку на календарь',
  description: 'Отзывает ссылку навсегда: её адрес сразу перестаёт открываться.',
  params: closed({ id: id('Идентификатор специалиста.'), linkId: id('Идентификатор ссылки.') }),
  body: named('NewCalendarLinkRevocation', closed({}, { description: 'Отзыв ссылки: тело пустое.' })),
  reply: CalendarLink,
  examples: { body: {}, reply: { ...calendarLinkExample, revokedAt: '2026-03-10T06:00:00.000Z' } },
  async handle(ctx, { params: { id: specialistId, linkId } }) {
    return await perform(ctx, (tx) => revokeCalendarLink(tx, ctx, specialistId, linkId), (revoked) => ({
      status: 201,
      headers: linkHeaders(revoked),
      body: revoked,
    }));
  },
});
