import { lockCase, type CaseRecord } from '../db/queries/cases.ts';
import { recordAudit } from '../db/queries/audit.ts';
import { type CaseGrounds, groundsOf } from '../db/queries/case-grounds.ts';
import { lockSpecialists } from '../db/queries/places.ts';
import { nextRegisterNumber } from '../db/queries/register.ts';
import { newId } from '../db/new-id.ts';
import type { Tx } from '../db/transaction.ts';
import type { LocalDate } from '../domain/calendar/local-date.ts';
import { assess, type Assessment } from '../domain/case/assess.ts';
import type { RecordableKind } from '../domain/case/fact-rules.ts';
import { differencesBetween, type Difference } from '../domain/case/differences.ts';
import type { Fact, FactData, FactKind } from '../domain/case/facts.ts';
import { findGate, gateMetOn } from '../domain/case/gates.ts';
import type { History } from '../domain/case/history.ts';
import { recordViolations } from '../domain/case/record.ts';
import { DomainError, refuseIfAny } from '../domain/errors.ts';
import { programmeViolations } from '../domain/programme.ts';
import { misfits } from '../domain/regulation-change.ts';
import type { Regulation } from '../domain/regulations/resolve.ts';
import type { OperationContext } from './context.ts';
import { completed } from './complete-fact.ts';
import { surroundingsOf } from './fact-surroundings.ts';
import { nameParts, type NewPartNames } from './name-parts.ts';
import { regulationAfter } from './regulation-after.ts';
import { regulationByKey } from './regulation-of.ts';
import { saveCase } from './save-case.ts';
import { settlePlace } from './settle-place.ts';
import { calendarByKey } from './working-calendar.ts';

/** What a request wants to record; `data` may depend on where the case stands, as a programme's number does. */
export interface FactRequest<K extends RecordableKind> {
  kind: K;
  /** The day on which it happened, in the region's calendar. */
  on: LocalDate;
  data: (before: Assessment) => FactData[K];
  /** What outside systems call the programme that is recorded, and its measures. */
  names?: () => NewPartNames[];
}

/** A recorded fact and the case as it is after it. */
export interface RecordedFact {
  fact: Fact;
  record: CaseRecord;
  assessment: Assessment;
}

/** A recorded fact with what it changed in the case's state. */
export interface RecordedChange extends RecordedFact {
  changes: Difference[];
}

/**
 * Records one fact of a case with all that follows from it. The case's row is locked first, so two writers of one case take turns.
 * @param settle brings the curators' places into line; who moves several cases of a family at once settles them once
 * @throws DomainError not-found, or every rule that the request breaks
 */
export async function recordFact<K extends RecordableKind>(
  tx: Tx, ctx: OperationContext, caseId: string, request: FactRequest<K>, settle: typeof settlePlace = settlePlace,
): Promise<RecordedChange> {
  const { record, facts, regulationHash, calendarId } = await lockedCase(tx, ctx, caseId);
  const regulation = await regulationByKey(tx, { code: record.regulationCode, version: record.regulationVersion, contentHash: regulationHash });
  const today = ctx.clock.today(record.timeZone);
  const calendar = await calendarByKey(tx, record.region, { revision: record.calendarRevision, id: calendarId });
  const before = assess(regulation, calendar, facts, today);
  const data = await completed(tx, record, before, request.data(before));
  const [, around] = await Promise.all([lockSpecialists(tx, curatorsToLock(record, data)), surroundingsOf(tx, record, data, request.on)]);
  const next = await regulationAfter(tx, record, regulation, facts, { data, on: request.on });
  refuseIfAny([...recordViolations(before.situation, request.kind, data, request.on, around), ...next.violations]);
  const fact = newFact(ctx, record.factCount + 1, request.kind, request.on, data);
  const seen = (all: readonly Fact[]) => assess(next.regulation, calendar, all, ctx.clock.today(next.regulation.timeZone));
  const recorded = seen([...facts, fact]);
  const registered = await registration(tx, ctx, record, next.regulation, recorded.history);
  const added = [fact, ...registered];
  const assessment = registered.length === 0 ? recorded : seen([...facts, ...added]);
  const moved = next.regulation !== regulation;
  refuseIfAny(moved ? misfits(before, assessment) : programmeViolations(regulation, assessment.history));
  await settle(tx, next.regulation, record, assessment, overrideReason(ctx, data));
  const stored = await saveCase(tx, ctx, { record, facts: added, assessment, before });
  const saved = await nameParts(tx, stored, fact, request.names?.() ?? []);
  recordAudit(tx, ctx, { kind: 'case', id: caseId, organisationId: record.organisationId }, { fact: request.kind, factId: fact.id });
  return { fact, record: saved, assessment, changes: differencesBetween(before, assessment) };
}

/** @throws DomainError not-found, for a foreign case as for a missing one */
async function lockedCase(tx: Tx, ctx: OperationContext, caseId: string): Promise<CaseGrounds & { record: CaseRecord }> {
  const [record, grounds] = await Promise.all([lockCase(tx, ctx.caller.scope, caseId), groundsOf(tx, caseId)]);
  if (record === undefined || grounds === undefined) throw new DomainError([{ code: 'not-found', params: { what: caseId } }]);
  ctx.seen.add(record);
  return { record, ...grounds };
}

/** Before a curator's fitness is looked at their row is locked: a leave or a dismissal at the same moment waits, or comes first. */
function curatorsToLock(record: CaseRecord, data: object): string[] {
  if (!('specialistId' in data) || typeof data.specialistId !== 'string') return [];
  return [record.curatorId, data.specialistId].filter((id) => id !== null);
}

/** A new fact, recorded now by the caller. */
export function newFact<K extends FactKind>(
  ctx: OperationContext, seq: number, kind: K, on: LocalDate, data: FactData[K],
): Fact {
  return { id: newId(), seq, kind, on, recordedAt: ctx.clock.now(), recordedBy: ctx.caller.clientId, data } as Fact;
}

/** The register entry, at the step where the regulation registers the family; nothing before it or after. */
async function registration(
  tx: Tx, ctx: OperationContext, record: CaseRecord, regulation: Regulation, history: History,
): Promise<Fact[]> {
  if (record.register !== null) return [];
  const gate = findGate(regulation, regulation.rules.registration.value.at);
  const on = gate === undefined ? undefined : gateMetOn(history, gate);
  if (on === undefined) return [];
  const year = Number(on.slice(0, 4));
  const number = await nextRegisterNumber(tx, record.organisationId, year);
  return [newFact(ctx, history.facts.length + 1, 'registration', on, { year, number })];
}

/** Only a head may exceed a limit; anyone else's reason counts for nothing. */
function overrideReason(ctx: OperationContext, data: object): string | undefined {
  if (ctx.caller.role !== 'head' || !('overrideReason' in data)) return undefined;
  return typeof data.overrideReason === 'string' ? data.overrideReason : undefined;
}

