import type { CatalogueEntry } from './catalogue-entry.ts';

/** Refusals about the links under which a curator's agenda is subscribed to. */
export const calendarLinkErrors = {
  'calendar-link.names-not-allowed': {
    kind: 'state',
    ru: 'Фамилии семей в календаре телефона разрешает только руководитель организации.',
    en: 'Only the head of the organisation may allow families’ names in a telephone’s calendar.',
  },
  'calendar-link.revoked': {
    kind: 'state',
    ru: 'Ссылка на календарь уже отозвана {date}.',
    en: 'The calendar link was revoked on {date} already.',
  },
} as const satisfies Record<string, CatalogueEntry>;
