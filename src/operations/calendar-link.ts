import { createHash } from 'node:crypto';
import { recordAudit } from '../db/queries/audit.ts';
import {
  type CalendarLink, insertCalendarLink, listCalendarLinks as linksPage, lockCalendarLink, storeLinkRevocation,
} from '../db/queries/calendar-links.ts';
import { newId } from '../db/new-id.ts';
import type { Tx } from '../db/transaction.ts';
import { DomainError } from '../domain/errors.ts';
import { agendaSpecialist } from './agenda-specialist.ts';
import { callersDayOf } from './callers-day.ts';
import type { OperationContext } from './context.ts';
import { look } from './look.ts';
import type { Page, PageRequest } from './page.ts';

export type { CalendarLink };

export interface NewCalendarLink {
  /** What for: the telephone, the programme. */
  label: string;
  /** Whether the calendar names families. */
  names?: boolean | undefined;
}

/** What is stored of a link's secret. It is 32 random bytes, so a plain hash cannot be turned back. */
export function tokenHash(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/**
 * Makes a secret link to a specialist's agenda.
 * @param secret of which nothing but the hash is stored
 * @throws DomainError not-found; curator.not-in-organisation for one who has left; calendar-link.names-not-allowed
 */
export async function createCalendarLink(
  tx: Tx, ctx: OperationContext, specialistId: string, { label, names = false }: NewCalendarLink, secret: string,
): Promise<CalendarLink> {
  const specialist = await agendaSpecialist({ ...ctx, db: tx }, specialistId);
  if (!specialist.active) throw new DomainError([{ code: 'curator.not-in-organisation' }]);
  if (names && ctx.caller.role !== 'head') throw new DomainError([{ code: 'calendar-link.names-not-allowed', pointer: '/names' }]);
  const { clientId } = ctx.caller;
  const link: CalendarLink = {
    id: newId(), organisationId: specialist.organisationId, specialistId: specialist.id, label, names,
    createdBy: clientId, createdAt: ctx.clock.now(), revokedAt: null,
  };
  await insertCalendarLink(tx, link, tokenHash(secret));
  recordAudit(tx, ctx, subjectOf(link), { names, specialistId: link.specialistId });
  return link;
}

/** A page of the links to a specialist's agenda, revoked ones included. @throws DomainError not-found */
export async function listCalendarLinks(ctx: OperationContext, specialistId: string, page: PageRequest): Promise<Page<CalendarLink>> {
  return await look(ctx, async (within) => {
    const { id } = await agendaSpecialist(within, specialistId);
    return await linksPage(within.db, id, page);
  });
}

/** Revokes a link for good: from now on it answers like one that never was. @throws DomainError not-found, calendar-link.revoked */
export async function revokeCalendarLink(tx: Tx, ctx: OperationContext, specialistId: string, linkId: string): Promise<CalendarLink> {
  const specialist = await agendaSpecialist({ ...ctx, db: tx }, specialistId);
  const link = await lockCalendarLink(tx, specialist.id, linkId);
  if (link === undefined) throw new DomainError([{ code: 'not-found', params: { what: linkId } }]);
  if (link.revokedAt !== null) {
    throw new DomainError([{ code: 'calendar-link.revoked', params: { date: await callersDayOf({ ...ctx, db: tx }, link.revokedAt) } }]);
  }
  const revokedAt = ctx.clock.now();
  await storeLinkRevocation(tx, link.id, revokedAt);
  recordAudit(tx, ctx, subjectOf(link), { fields: ['revokedAt'] });
  return { ...link, revokedAt };
}

function subjectOf({ id, organisationId }: CalendarLink): { kind: string; id: string; organisationId: string } {
  return { kind: 'calendarLink', id, organisationId };
}
