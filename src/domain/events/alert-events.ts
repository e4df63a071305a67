import { code, day, eventData, type EventEntry, uuid } from './event-entry.ts';

const alert = eventData({
  alertId: uuid('Предупреждение.'), alert: code('Вид предупреждения.'), subject: code('О чём в деле, или о чём у организации или специалиста: тогда у события нет дела.'), dueOn: day('Срок.'),
});

export const alertEvents = {
  'alert.raised': { version: 1, ru: 'Появилось предупреждение', en: 'An alert was raised', data: alert },
  'alert.ended': { version: 1, ru: 'Предупреждение снято', en: 'An alert ended', data: alert },
} as const satisfies Record<string, EventEntry>;
