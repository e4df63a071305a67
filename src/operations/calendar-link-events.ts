import type { Kysely } from 'kysely';
import { casesOfSpecialist } from '../db/queries/agenda.ts';
import { type LinkInForce, linkInForce } from '../db/queries/calendar-links.ts';
import type { Database } from '../db/schema.ts';
import { inSnapshot } from '../db/transaction.ts';
import { systemWall } from '../db/wall.ts';
import { unfinished } from '../domain/agenda.ts';
import type { Deadline } from '../domain/case/deadlines.ts';
import { type AgendaCase, assessCases } from './agenda-cases.ts';
import { labelOfCase, sawShown } from './agenda-label.ts';
import { tokenHash } from './calendar-link.ts';
import type { Caller, OperationContext } from './context.ts';
import { look } from './look.ts';
import { rulesOfProvider } from './provider-regulation.ts';

export type { LinkInForce };

/** A day to remember in a curator's own calendar. */
export interface CalendarEvent {
  /** The same for the same thing, whatever day it moves to. */
  uid: string;
  /** The whole day. */
  on: string;
  /** When what it says was last changed, ISO instant. */
  changedAt: string;
  /** Grows with every change of the case. */
  sequence: number;
  summary: string;
  description: string;
}

const TOKEN = /^[A-Za-z0-9_-]{43}$/;

/** The link that a secret opens now; undefined for one that is malformed, unknown or revoked, or whose specialist has left. */
export async function findLink({ db }: { db: Kysely<Database> }, secret: string): Promise<LinkInForce | undefined> {
  if (!TOKEN.test(secret)) return undefined;
  return await inSnapshot(db, systemWall, (tx) => linkInForce(tx, tokenHash(secret)));
}

/** Whoever holds a link sees what its curator sees, and nothing else. */
export function callerOfLink({ id, organisationId, specialistId }: LinkInForce): Caller {
  return { clientId: `calendar-link:${id}`, role: 'curator', scope: { kind: 'curator', organisationId, specialistId }, specialistId };
}

/**
 * Everything that the curator of a link still has to do, on its days. What is done or dropped is not among it. Unless the link allows
 * names there is no word in it that anybody has entered: numbers, the service's own words, and clauses.
 * @param ctx the link's own: see `callerOfLink`
 */
export async function eventsOfLink(ctx: OperationContext, link: LinkInForce): Promise<CalendarEvent[]> {
  return await look(ctx, async (within) => {
    const { today } = await rulesOfProvider(within.db, within.clock, link.organisationId);
    const cases = await assessCases(within.db, await casesOfSpecialist(within.db, within.caller.scope, link.specialistId), today);
    const busy = cases.filter(({ assessment }) => unfinished(assessment).length > 0);
    sawShown(within.seen, busy, busy.map(labelOfCase));
    const events = busy.flatMap((one) => unfinished(one.assessment).map((deadline) => eventOf(one, deadline, link)));
    return events.sort((one, other) => (`${one.on} ${one.uid}` < `${other.on} ${other.uid}` ? -1 : 1));
  });
}

function eventOf(one: AgendaCase, { code, subject, label, dueOn, lateAfter, citation }: Deadline, { names }: LinkInForce): CalendarEvent {
  const { caseId } = labelOfCase(one);
  return {
    uid: `${caseId}.${code}.${subject.replaceAll(':', '-')}@soprovozhdenie`,
    on: dueOn,
    changedAt: one.changedAt,
    sequence: one.record.factCount,
    summary: `${nameOf(one, names)}: ${label.ru}`,
    description: `Опоздание — после ${dayOf(lateAfter)}. Основание: ${citation.regulation}, ${citation.clause}.`,
  };
}

/** The family's surname where the link allows names, else the number in the register or, before there is one, the end of the case's id. */
function nameOf(one: AgendaCase, names: boolean): string {
  const { family, registerNumber, caseId } = labelOfCase(one);
  const number = registerNumber === null ? `дело …${caseId.slice(-6)}` : `дело ${registerNumber}`;
  return names && family !== null ? `${family}, ${number}` : number;
}

/** `2026-03-17` as people here write it. */
function dayOf(date: string): string {
  return date.split('-').reverse().join('.');
}
