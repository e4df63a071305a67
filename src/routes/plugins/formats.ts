import { isLocalDate } from '../../domain/calendar/local-date.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const INSTANT = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;

/** The formats that schemas may name: dates and instants that exist, and UUIDs without a prefix. */
export const formats = {
  'date': isLocalDate,
  'date-time': (text: string) => isLocalDate(INSTANT.exec(text)?.[1] ?? ''),
  'uuid': UUID,
} as const;

/** What a value of the format is called. */
export const formatNames: Record<string, { ru: string; en: string }> = {
  'date': { ru: 'датой ГГГГ-ММ-ДД, которая есть в календаре', en: 'a date YYYY-MM-DD that exists' },
  'date-time': { ru: 'моментом времени ISO 8601 с часовым поясом', en: 'an ISO 8601 instant with a time zone' },
  'uuid': { ru: 'идентификатором UUID', en: 'a UUID' },
};
