import { recordAudit } from '../db/queries/audit.ts';
import { type Handover, insertHandover } from '../db/queries/handovers.ts';
import { curatorsOf, lockHeldCases } from '../db/queries/held-cases.ts';
import { lockSpecialists } from '../db/queries/places.ts';
import { curatorsAmong } from '../db/queries/specialist-links.ts';
import { newId } from '../db/new-id.ts';
import type { Tx } from '../db/transaction.ts';
import type { LocalDate } from '../domain/calendar/local-date.ts';
import { refuseIfAny, type Violation } from '../domain/errors.ts';
import { type HandoverReason, handoverViolations, type HandoverWish, peopleOf } from '../domain/handover.ts';
import { distribute, type Distribution, type Placement } from '../domain/handover-distribution.ts';
import type { OperationContext } from './context.ts';
import { type MovingFamily, movingFamilies } from './handover-families.ts';
import { caseRefused, misfitViolations } from './handover-refusals.ts';
import { moveFamily, MoveRefused } from './move-family.ts';
import { rulesOfProvider } from './provider-regulation.ts';
import { getSpecialist, type Specialist } from './read-specialists.ts';

/** A curator's cases to be handed over. */
export interface HandoverRequest extends HandoverWish {
  date: LocalDate;
  reason: HandoverReason;
  text: string;
  /** The last day for which the colleagues stand in; without it they stay. */
  until?: LocalDate | undefined;
  /** Why a head lets a limit be exceeded, where the regulation allows it. */
  overrideReason?: string | undefined;
}

/**
 * Hands a curator's cases over to colleagues (передача дел куратора): all of them or none, each as an assignment of its own.
 * @throws DomainError not-found, every family that does not fit, or whatever is against one of the assignments
 */
export async function handOver(tx: Tx, ctx: OperationContext, specialistId: string, request: HandoverRequest): Promise<Handover> {
  const within = { ...ctx, db: tx };
  const from = await getSpecialist(within, specialistId);
  const families = await checkedFamilies(tx, within, from, request);
  const shared = await sharedOut(tx, within, from, families, request);
  const made = handoverOf(ctx, from, shared.placements, request);
  const refused: Violation[] = [];
  for (const placement of shared.placements) refused.push(...await assign(tx, ctx, placement, request));
  refuseIfAny(refused);
  await insertHandover(tx, made);
  const subject = { kind: 'handover', id: made.id, organisationId: from.organisationId };
  recordAudit(tx, ctx, subject, { specialistId, cases: made.cases.length, until: made.until });
  return { ...made, version: 1 };
}

/** Locks the cases and everybody whose load is touched, in the order in which an assignment of a single case does: cases, then people. */
async function checkedFamilies(tx: Tx, ctx: OperationContext, from: Specialist, request: HandoverRequest): Promise<MovingFamily[]> {
  const { scope } = ctx.caller;
  refuseIfNothing(await lockHeldCases(tx, scope, from.id));
  const people = peopleOf(from.id, request);
  await lockSpecialists(tx, people);
  const { today } = await rulesOfProvider(tx, ctx.clock, from.organisationId);
  const fit = new Set(await curatorsAmong(tx, from.organisationId, people));
  refuseIfAny(handoverViolations({ from: from.id, ...request }, request, fit, today));
  // Somebody may have been assigned to the curator until the lock; nobody can be any more.
  const held = await lockHeldCases(tx, scope, from.id);
  refuseIfNothing(held);
  return await movingFamilies(ctx, held, request);
}

/** @throws DomainError handover.nothing */
export function refuseIfNothing(held: readonly unknown[]): void {
  refuseIfAny(held.length > 0 ? [] : [{ code: 'handover.nothing' }]);
}

/** @throws DomainError with every family that does not fit, why, and who has room */
async function sharedOut(
  tx: Tx, ctx: OperationContext, from: Specialist, families: readonly MovingFamily[], request: HandoverRequest,
): Promise<Distribution<MovingFamily>> {
  const everybody = (await curatorsOf(tx, from.organisationId)).filter(({ id }) => id !== from.id);
  const asked = new Set(peopleOf(from.id, request));
  const mayExceed = ctx.caller.role === 'head' && request.overrideReason !== undefined;
  const shared = distribute(families, everybody.filter(({ id }) => asked.has(id)), mayExceed);
  refuseIfAny(misfitViolations(shared, everybody));
  return shared;
}

async function assign(
  tx: Tx, ctx: OperationContext, { family, colleagueId, aboveLimit }: Placement<MovingFamily>, { date, until, overrideReason }: HandoverRequest,
): Promise<Violation[]> {
  const reason = until === undefined ? 'Передача дел куратора' : `Передача дел куратора по ${until}`;
  const data = { specialistId: colleagueId, reason, ...(aboveLimit && overrideReason !== undefined ? { overrideReason } : {}) };
  try {
    await moveFamily(tx, ctx, { caseIds: family.cases.map(({ id }) => id), leadId: family.lead.id, on: date, data });
    return [];
  } catch (error) {
    // The rules were asked before anything of this case was written, and the refusal takes back what was.
    if (!(error instanceof MoveRefused)) throw error;
    return error.violations.map((violation) => caseRefused(family, error.caseId, violation));
  }
}

function handoverOf(
  ctx: OperationContext, from: Specialist, placements: readonly Placement<MovingFamily>[], { date, until, reason, text }: HandoverRequest,
): Omit<Handover, 'version'> {
  return {
    id: newId(), organisationId: from.organisationId, region: from.region, specialistId: from.id, date, until: until ?? null, reason, text,
    state: until === undefined ? 'lasting' : 'temporary', createdAt: ctx.clock.now(), createdBy: ctx.caller.clientId,
    cases: placements.flatMap(({ family, colleagueId }) => family.cases.map(({ id, familyId, countedLevel }) => ({
      caseId: id, familyId, level: countedLevel, specialistId: colleagueId, state: 'handedOver' as const, settledOn: null, keptBecause: null,
    }))).sort((a, b) => (a.caseId < b.caseId ? -1 : 1)),
  };
}
