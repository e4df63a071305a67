import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyPluginAsync, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { callerOfLink, eventsOfLink, findLink, type LinkInForce } from '../../operations/calendar-link-events.ts';
import { type SeenFamily, SeenFamilies } from '../../operations/seen-families.ts';
import { isKnown } from '../entity-tag.ts';
import { openSchema } from '../open-route.ts';
import { RequestProblem } from '../request-problem.ts';
import { closed } from '../schemas/closed.ts';
import '../surroundings.ts';
import { icalendar } from './icalendar.ts';

const OPERATION = 'getCalendar';
const MEDIA = 'text/calendar';
const NAME = 'Сроки по сопровождению семей';
const example = [
  'BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//soprovozhdenie//agenda//RU', 'BEGIN:VEVENT', 'UID:…', 'DTSTAMP:20260302T090000Z',
  'DTSTART;VALUE=DATE:20260317', 'SUMMARY:дело 2026/1: срок мероприятия № 1', 'END:VEVENT', 'END:VCALENDAR', '',
].join('\r\n');

const schema = openSchema({
  operationId: OPERATION,
  tag: 'agenda',
  summary: 'План куратора как календарь',
  description:
    'Календарь (iCalendar, RFC 5545), на который подписывается телефон. Токен не нужен: адрес секретный, его даёт '
    + '`POST /v1/specialists/{id}/calendar-links`. Неизвестный, отозванный и неверно записанный адрес отвечают одинаково: 404. '
    + 'Сделанное из календаря уходит. Каждое обращение записывается.',
  params: closed({ file: Type.String({ maxLength: 200, description: 'Секрет ссылки и `.ics`.' }) }),
  reply: Type.String(),
  example,
  problems: ['not-found', 'unavailable'],
  replies: {
    200: {
      description: 'Календарь.',
      headers: { etag: { type: 'string', description: 'Меняется вместе с содержанием.' } },
      content: { [MEDIA]: { schema: Type.String({ description: 'Календарь.' }) } },
    },
    304: { type: 'null', description: 'Календарь не изменился.' },
  },
});

/** GET /calendars/{secret}.ics: a curator's agenda for a telephone. The secret in the address is the key. */
export const calendarRoute: FastifyPluginAsync = async (app) => {
  app.get('/calendars/:file', {
    schema,
    config: { produces: [MEDIA] },
    handler: async (request, reply) => {
      const { file } = request.params as { file: string };
      const link = await findLink(app.surroundings, secretIn(file));
      if (link === undefined) throw new RequestProblem('not-found');
      const { text, families } = await calendarOf(app, request, link);
      await recordFetch(app, request, link, families);
      const etag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 27)}"`;
      reply.headers({ etag, 'cache-control': 'private, no-cache', 'content-type': `${MEDIA}; charset=utf-8` });
      return isKnown(request.headers['if-none-match'], etag) ? reply.code(304).send() : reply.send(text);
    },
  });
};

function secretIn(file: string): string {
  return file.endsWith('.ics') ? file.slice(0, -'.ics'.length) : '';
}

async function calendarOf({ surroundings: { db, clock } }: FastifyInstance, request: FastifyRequest, link: LinkInForce) {
  const seen = new SeenFamilies();
  const events = await eventsOfLink({ db, clock, caller: callerOfLink(link), traceId: request.id, operation: OPERATION, seen }, link);
  return { text: icalendar(NAME, events), families: seen.list() };
}

/** On record before it leaves; when it cannot be recorded there is no answer. A telephone cannot say why it asks: its curator works with the families. */
async function recordFetch(
  { surroundings: { accesses, clock } }: FastifyInstance, request: FastifyRequest, link: LinkInForce, families: readonly SeenFamily[],
): Promise<void> {
  const { clientId, role, specialistId } = callerOfLink(link);
  await accesses.record({
    at: clock.now(), clientId, role, operation: OPERATION, outcome: 'shown', purpose: 'accompaniment', address: request.ip,
    traceId: request.id, families, specialistId, callerOrganisationId: link.organisationId, region: link.region,
  }).catch(() => Promise.reject(new RequestProblem('unavailable', [], { 'retry-after': '5' })));
}
