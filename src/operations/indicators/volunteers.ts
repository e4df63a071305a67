import { recordAudit } from '../../db/queries/audit.ts';
import {
  deleteKeptAnswersOn, findVolunteer, insertVolunteer, listVolunteers as volunteersPage, lockPerson, lockVolunteer, storeTold, type VolunteerFilters,
} from '../../db/queries/volunteers.ts';
import type { Tx } from '../../db/transaction.ts';
import { DomainError, refuseIfAny, type Violation } from '../../domain/errors.ts';
import { annulledViolations, type DayThere, dayViolations, type EndRequest, notInFuture } from '../../domain/indicators/engagement.ts';
import { type Volunteer, versionOf } from '../../domain/indicators/records.ts';
import { ERASED } from '../../domain/personal-fields.ts';
import type { OperationContext } from '../context.ts';
import { look } from '../look.ts';
import type { Page, PageRequest } from '../page.ts';
import { rulesOfProvider } from '../provider-regulation.ts';
import { ended } from './ended.ts';
import { found, newRecord } from './recording.ts';

export { type EndRequest, type Volunteer, versionOf };

export interface NewVolunteer {
  name: string;
  /** An earlier record of the same person. */
  samePersonAs?: string;
  trainedOn?: string;
  trainedIn?: string;
  engagedFrom: string;
  engagedUntil?: string;
}

/** Enters a volunteer of the caller's provider. @throws DomainError link.unknown, date.in-future, engagement.end-before-start */
export async function createVolunteer(tx: Tx, ctx: OperationContext, request: NewVolunteer): Promise<Volunteer> {
  const { record, today } = await newRecord(tx, ctx);
  const { name: fullName, samePersonAs, trainedOn = null, trainedIn = null, engagedFrom, engagedUntil = null } = request;
  const same = samePersonAs === undefined ? undefined : await findVolunteer(tx, ctx.caller.scope, samePersonAs);
  const unknown: Violation[] = samePersonAs !== undefined && (same === undefined || same.erasedOn !== null)
    ? [{ code: 'link.unknown', pointer: '/samePersonAs', params: { what: samePersonAs } }] : [];
  refuseIfAny([...unknown, ...notInFuture(trainedOn, '/trainedOn', today), ...dayViolations({ engagedFrom, engagedUntil }, today)]);
  const made: Volunteer = {
    ...record, personId: same?.personId ?? record.id, fullName, trainedOn, trainedIn: trainedOn === null ? null : trainedIn, engagedFrom, engagedUntil,
    endReason: null, erasedOn: null, erasureBasis: null,
  };
  await insertVolunteer(tx, made);
  recordAudit(tx, ctx, { kind: 'volunteer', id: made.id, organisationId: made.organisationId }, { engagedFrom, engagedUntil, trainedOn });
  return made;
}

/** A page of the volunteers of the caller's provider. */
export async function listVolunteers(ctx: OperationContext, filters: VolunteerFilters, page: PageRequest): Promise<Page<Volunteer>> {
  return await look(ctx, ({ db }) => volunteersPage(db, ctx.caller.scope, filters, page));
}

/** One volunteer. @throws DomainError not-found */
export async function getVolunteer(ctx: OperationContext, id: string): Promise<Volunteer> {
  return found(await look(ctx, ({ db }) => findVolunteer(db, ctx.caller.scope, id)), id);
}

/** Enters the special training of a volunteer. @throws DomainError not-found, record.annulled, volunteer.trained, date.in-future */
export async function trainVolunteer(tx: Tx, ctx: OperationContext, id: string, { date, title }: { date: string; title?: string }): Promise<Volunteer> {
  const { volunteer, today, timeZone } = await locked(tx, ctx, id);
  const { trainedOn } = volunteer;
  refuseIfAny([
    ...annulledViolations(volunteer, { timeZone }), ...(trainedOn === null ? [] : [{ code: 'volunteer.trained', params: { date: trainedOn } } as const]),
    ...notInFuture(date, '/date', today),
  ]);
  return await told(tx, ctx, { ...volunteer, trainedOn: date, trainedIn: title ?? null }, { trainedOn: date });
}

/** Tells a volunteer's last day, or annuls the record. @throws DomainError not-found, record.annulled, engagement.over, engagement.end-before-start */
export async function endVolunteer(tx: Tx, ctx: OperationContext, id: string, request: EndRequest): Promise<Volunteer> {
  const { volunteer, ...there } = await locked(tx, ctx, id);
  const over = ended(volunteer, request, { ...there, now: ctx.clock.now() });
  return await told(tx, ctx, over, { engagedUntil: over.engagedUntil, annulled: over.annulledAt !== null });
}

/**
 * Destroys the name of a volunteer who is engaged no more, and the reasons, on all records of that person; the days stay, and go on counting.
 * @throws DomainError not-found, volunteer.erased, volunteer.still-engaged
 */
export async function eraseVolunteer(tx: Tx, ctx: OperationContext, id: string, { basis }: { basis: string }): Promise<Volunteer> {
  const { volunteer, today } = await locked(tx, ctx, id);
  if (volunteer.erasedOn !== null) throw new DomainError([{ code: 'volunteer.erased', params: { date: volunteer.erasedOn } }]);
  const records = await lockPerson(tx, ctx.caller.scope, volunteer.personId);
  refuseIfAny(records.some(({ engagedUntil, annulledAt }) => engagedUntil === null && annulledAt === null) ? [{ code: 'volunteer.still-engaged' }] : []);
  for (const one of records.filter(({ erasedOn }) => erasedOn === null)) {
    await told(tx, ctx, erased(one, basis, today), { erased: true });
    await deleteKeptAnswersOn(tx, one.id);
  }
  return erased(volunteer, basis, today);
}

/** Reasons are words about a person, too. */
function erased(volunteer: Volunteer, erasureBasis: string, today: string): Volunteer {
  const { annulledBecause } = volunteer;
  return { ...volunteer, fullName: null, endReason: null, annulledBecause: annulledBecause === null ? null : ERASED, erasedOn: today, erasureBasis };
}

async function locked(tx: Tx, ctx: OperationContext, id: string): Promise<DayThere & { volunteer: Volunteer }> {
  const volunteer = found(await lockVolunteer(tx, ctx.caller.scope, id), id);
  const { today, timeZone } = await rulesOfProvider(tx, ctx.clock, volunteer.organisationId);
  return { volunteer, today, timeZone };
}

async function told(tx: Tx, ctx: OperationContext, volunteer: Volunteer, what: Record<string, unknown>): Promise<Volunteer> {
  await storeTold(tx, volunteer);
  recordAudit(tx, ctx, { kind: 'volunteer', id: volunteer.id, organisationId: volunteer.organisationId }, what);
  return volunteer;
}
