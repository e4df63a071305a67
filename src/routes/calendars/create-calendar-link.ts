import { createCalendarLink } from '../../operations/calendar-link.ts';
import { performWithSecret } from '../../operations/perform-with-secret.ts';
import { createEndpoint } from '../endpoint.ts';
import { idParams } from '../schemas/ids.ts';
import { addressExample, calendarLinkExample, CalendarLinkWithAddress, linkHeaders, NewCalendarLink } from './calendar-link-schema.ts';

const { label, names } = calendarLinkExample;

export const createCalendarLinkEndpoint = createEndpoint({
  operationId: 'createCalendarLink',
  url: '/v1/specialists/:id/calendar-links',
  tag: 'agenda',
  summary: 'Подписать телефон на план',
  description:
    'Заводит секретный адрес, по которому план куратора читает календарь телефона (iCalendar, RFC 5545). Адрес показывается один раз; '
    + 'служба хранит только его хеш. Фамилий семей в календаре нет, пока их не разрешит руководитель.',
  params: idParams('Идентификатор специалиста.'),
  body: NewCalendarLink,
  reply: CalendarLinkWithAddress,
  examples: { body: { label, names }, reply: { ...calendarLinkExample, url: addressExample } },
  async handle(ctx, { params: { id }, body }) {
    const { body: { secret, ...link }, ...reply } = await performWithSecret(
      ctx, (tx, made) => createCalendarLink(tx, ctx, id, body, made),
      (link) => ({ status: 201, headers: linkHeaders(link), body: link }),
    );
    return { ...reply, body: { ...link, url: secret === null ? null : `/calendars/${secret}.ics` } };
  },
});
