import type { CaseRecord } from '../db/queries/cases.ts';
import { endHandover, findHandover, type HandedCase, type Handover, lockHandover, settleHandedCase } from '../db/queries/handovers.ts';
import { lockCases } from '../db/queries/held-cases.ts';
import { lockSpecialists } from '../db/queries/places.ts';
import { recordAudit } from '../db/queries/audit.ts';
import { curatorsAmong } from '../db/queries/specialist-links.ts';
import { withSavepoint } from '../db/savepoint.ts';
import type { Tx } from '../db/transaction.ts';
import type { LocalDate } from '../domain/calendar/local-date.ts';
import { DomainError, refuseIfAny } from '../domain/errors.ts';
import type { KeptReason } from '../domain/handover.ts';
import type { OperationContext } from './context.ts';
import { keepCase } from './keep-case.ts';
import { leadOf, moveFamily } from './move-family.ts';
import { rulesOfProvider } from './provider-regulation.ts';

/**
 * Ends a temporary handover: each family goes back to its curator, the most severe first, checked like any assignment. A family that
 * cannot go back stays where it is, and an alert of each of its cases says so.
 * @throws DomainError not-found, handover.not-temporary, date.in-future, date.before-cause
 */
export async function returnHandover(
  tx: Tx, ctx: OperationContext, specialistId: string, id: string, { date }: { date: LocalDate },
): Promise<Handover> {
  const { scope } = ctx.caller;
  const known = await findHandover(tx, scope, specialistId, id);
  const handover = known && await lockHandover(tx, scope, id);
  if (handover === undefined) throw new DomainError([{ code: 'not-found', params: { what: id } }]);
  refuseIfAny(handover.state === 'temporary' ? [] : [{ code: 'handover.not-temporary' }]);
  const { today } = await rulesOfProvider(tx, ctx.clock, handover.organisationId);
  refuseIfAny(date > today ? [{ code: 'date.in-future', pointer: '/date', params: { date, today } }] : []);
  refuseIfAny(date >= handover.date ? [] : [{
    code: 'date.before-cause', pointer: '/date', params: { date, causeDate: handover.date, causeRu: 'передача дел', causeEn: 'the handover' },
  }]);
  return await settleHandover(tx, ctx, handover, date);
}

/** Settles every case of a locked temporary handover, and ends it. */
export async function settleHandover(tx: Tx, ctx: OperationContext, handover: Handover, on: LocalDate): Promise<Handover> {
  const waiting = handover.cases.filter(({ state }) => state === 'handedOver');
  const records = await lockCases(tx, ctx.caller.scope, waiting.map(({ caseId }) => caseId));
  for (const one of records) ctx.seen.add(one);
  await lockSpecialists(tx, [...new Set([handover.specialistId, ...waiting.map(({ specialistId }) => specialistId)])]);
  const isCurator = (await curatorsAmong(tx, handover.organisationId, [handover.specialistId])).length > 0;
  const still = records.filter((record) => isStillWith(record, waiting));
  const outcomes = new Map<string, Outcome>();
  for (const family of await familiesInTurn(tx, still)) {
    const kept = isCurator ? await giveBack(tx, ctx, handover, family, on) : 'curatorLeft';
    for (const { id } of family.cases) outcomes.set(id, kept === undefined ? returned : { state: 'kept', keptBecause: kept });
    if (kept !== undefined) for (const record of family.cases) await keepCase(tx, ctx, record, { handoverId: handover.id, reason: kept });
  }
  const settled = waiting.map((one): HandedCase => ({ ...one, ...outcomes.get(one.caseId) ?? overtaken, settledOn: on }));
  for (const one of settled) await settleHandedCase(tx, handover.id, one);
  await endHandover(tx, handover.id);
  const subject = { kind: 'handover', id: handover.id, organisationId: handover.organisationId };
  recordAudit(tx, ctx, subject, { settled: settled.map(({ caseId, state }) => ({ caseId, state })) });
  return { ...handover, state: 'ended', version: handover.version + 1, cases: handover.cases.map((one) => settled.find(({ caseId }) => caseId === one.caseId) ?? one) };
}

type Outcome = Pick<HandedCase, 'state' | 'keptBecause'>;
const returned: Outcome = { state: 'returned', keptBecause: null };
const overtaken: Outcome = { state: 'overtaken', keptBecause: null };

/** A case that has ended, or has gone to somebody else meanwhile, is nobody's to give back. */
function isStillWith({ id, status, curatorId }: CaseRecord, handed: readonly HandedCase[]): boolean {
  const substitute = handed.find(({ caseId }) => caseId === id)?.specialistId;
  return curatorId === substitute && !['closed', 'notTaken'].includes(status);
}

interface Family {
  cases: CaseRecord[];
  leadId: string;
  severity: number;
}

/** The cases of a family go back together; the most severe families first, for there may not be room for all. */
async function familiesInTurn(tx: Tx, records: readonly CaseRecord[]): Promise<Family[]> {
  const families: Family[] = [];
  for (const familyId of new Set(records.map((record) => record.familyId))) {
    const cases = records.filter((record) => record.familyId === familyId);
    const { lead, regulation } = await leadOf(tx, cases);
    const severity = regulation.rules.levels.value.find(({ code }) => code === lead.countedLevel)?.severity ?? 0;
    families.push({ cases, leadId: lead.id, severity });
  }
  return families.sort((a, b) => b.severity - a.severity || (a.leadId < b.leadId ? -1 : 1));
}

/** Why the family stays; undefined when it went back. */
async function giveBack(
  tx: Tx, ctx: OperationContext, { specialistId, until }: Handover, { cases, leadId }: Family, on: LocalDate,
): Promise<KeptReason | undefined> {
  const data = { specialistId, reason: `Возвращение дел после временной передачи (по ${until})` };
  try {
    await withSavepoint(tx, () => moveFamily(tx, ctx, { caseIds: cases.map(({ id }) => id), leadId, on, data }));
    return undefined;
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return error.violations.every(({ code }) => code.startsWith('caseload.')) ? 'noRoom' : 'refused';
  }
}
