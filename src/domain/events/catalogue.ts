import type { Static } from 'typebox';
import { alertEvents } from './alert-events.ts';
import { caseEvents } from './case-events.ts';
import { letterEvents, measureEvents, regulationEvents, resolutionEvents } from './other-events.ts';

/** Every kind of event, for feeds and webhooks. Their published schemas are made from it. */
export const eventCatalogue = {
  ...caseEvents, ...alertEvents, ...measureEvents, ...letterEvents, ...resolutionEvents, ...regulationEvents,
} as const;

export type EventKind = keyof typeof eventCatalogue;

/** The data of an event of a kind. */
export type EventData<K extends EventKind> = Static<(typeof eventCatalogue)[K]['data']>;

export const eventKinds = Object.keys(eventCatalogue) as EventKind[];
