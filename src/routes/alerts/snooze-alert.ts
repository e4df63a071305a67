import { perform } from '../../operations/perform.ts';
import { snoozeAlert } from '../../operations/snooze-alert.ts';
import { createEndpoint } from '../endpoint.ts';
import { entityTag } from '../entity-tag.ts';
import { closed } from '../schemas/closed.ts';
import { date } from '../schemas/dates.ts';
import { idParams } from '../schemas/ids.ts';
import { named } from '../schemas/named.ts';
import { text } from '../schemas/texts.ts';
import { acknowledgementExample, alertDetailExample } from './alert-example.ts';
import { AlertDetail } from './alert-schema.ts';

const NewSnooze = named('NewSnooze', closed(
  {
    until: date('День, в который предупреждение вернётся: позже сегодняшнего, не позже срока предупреждения, а если срок прошёл — не позже чем через 14 дней.'),
    note: text(1000, 'Почему откладывается.'),
  },
  { description: 'Отсрочка предупреждения.' },
));

const body = { until: '2026-02-05', note: 'Консилиум перенесён на четверг.' };
const snoozed = { ...acknowledgementExample, id: '01940000-0000-7000-8000-000000000053', action: 'snoozed' as const, ...body };
const reply = { ...alertDetailExample, state: 'snoozed' as const, snoozedUntil: body.until, actions: [acknowledgementExample, snoozed] };

export const snoozeAlertEndpoint = createEndpoint({
  operationId: 'snoozeAlert',
  url: '/v1/alerts/:id/snoozes',
  tag: 'alerts',
  summary: 'Отложить предупреждение',
  description:
    'Откладывает предупреждение до дня, в который оно вернётся само; действует последняя отсрочка. Если причина исчезнет раньше, предупреждение снимется. '
    + 'От комиссии отложенное не скрывается.',
  params: idParams('Идентификатор предупреждения.'),
  body: NewSnooze,
  reply: AlertDetail,
  examples: { body, reply },
  async handle(ctx, { params: { id }, body: request }) {
    return await perform(ctx, (tx) => snoozeAlert(tx, ctx, id, request), (alert) => ({
      status: 201,
      headers: { etag: entityTag(alert.actions.length), location: `/v1/alerts/${id}` },
      body: alert,
    }));
  },
});
