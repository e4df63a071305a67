import { recordAudit } from '../db/queries/audit.ts';
import { syncAlerts } from '../db/queries/alerts.ts';
import { storeTraces } from '../db/queries/case-traces.ts';
import { type CaseProjection, insertCase, type NewCase } from '../db/queries/case-writes.ts';
import { type CaseRecord, endedCaseOf, findCase, openCaseOf } from '../db/queries/cases.ts';
import { factsOf, insertFact } from '../db/queries/facts.ts';
import { lockFamily } from '../db/queries/families.ts';
import { findOrganisation } from '../db/queries/organisations.ts';
import { emitAll } from '../db/queries/outbox.ts';
import { newId } from '../db/new-id.ts';
import type { Tx } from '../db/transaction.ts';
import type { LocalDate } from '../domain/calendar/local-date.ts';
import { historyOf } from '../domain/case/add-up.ts';
import { assess } from '../domain/case/assess.ts';
import type { OpenedData } from '../domain/case/facts.ts';
import { episodeViolations, openingViolations } from '../domain/case/opening.ts';
import { refuseIfErased } from '../domain/erasure.ts';
import { DomainError, refuseIfAny, type Violation } from '../domain/errors.ts';
import type { ExternalId } from '../domain/external-id.ts';
import type { Family } from '../domain/family.ts';
import { tracesOf } from '../domain/report/traces.ts';
import type { Regulation } from '../domain/regulations/resolve.ts';
import { alertEvent } from './case-events.ts';
import { intakeOf, type OperationContext } from './context.ts';
import { giveNames, sortedNames } from './give-names.ts';
import { projectionOf } from './project-case.ts';
import { newFact, type RecordedFact } from './record-fact.ts';
import { pinnedRegulation, regulationOn } from './regulation-of.ts';
import { ownerOf } from './save-case.ts';
import { sawFamily } from './seen-families.ts';
import { calendarInForce, type CalendarInForce } from './working-calendar.ts';

export interface CaseRequest extends OpenedData {
  familyId: string;
  /** The date of the approach (обращение): of the application, or of the message's receipt. */
  on: LocalDate;
  /** What outside systems call the case. */
  externalIds?: ExternalId[];
}

/**
 * Opens a case for a family under the regulation in force on the date of the approach. The family's row is locked, so two
 * simultaneous openings never make two cases.
 * @throws DomainError link.unknown for the family, or every rule that the request breaks
 */
export async function openCase(tx: Tx, ctx: OperationContext, request: CaseRequest, id = newId()): Promise<RecordedFact> {
  const { familyId, on, externalIds: names, ...data } = request;
  const [family, present, past] = await Promise.all([
    lockFamily(tx, ctx.caller.scope, familyId),
    openCaseOf(tx, familyId, data.form, data.memberId ?? null),
    endedCaseOf(tx, familyId, data.form, data.memberId ?? null),
  ]);
  if (family === undefined) throw new DomainError([{ code: 'link.unknown', pointer: '/familyId', params: { what: familyId } }]);
  refuseIfErased(family);
  sawFamily(ctx, family);
  const [regulation, calendar] = await Promise.all([regulationOf(tx, family, on), calendarInForce(tx, family.region)]);
  const today = ctx.clock.today(regulation.timeZone);
  const collision: Violation[] = present === undefined ? [] : [{ code: 'case.open-already', params: { caseId: present } }];
  const collisions = [...collision, ...await reopeningViolations(tx, ctx, family, data.reopensCaseId), ...await overlapViolations(tx, past, on)];
  refuseIfAny([...openingViolations(regulation, family, data, on, today), ...collisions]);
  const opened = storeCase(tx, ctx, family, { regulation, ...calendar }, data, { id, on });
  const { region, organisationId } = family;
  await giveNames(tx, [{ region, organisationId, kind: 'case', target: { id, part: '' }, names, pointer: '/externalIds' }]);
  return { ...opened, record: { ...opened.record, externalIds: sortedNames(names) } };
}

async function regulationOf(tx: Tx, family: Family, on: LocalDate): Promise<Regulation> {
  const provider = await findOrganisation(tx, { kind: 'system' }, family.organisationId);
  return await regulationOn(tx, provider?.regulationCode ?? '', on);
}

/** A family's episodes follow each other: a new one is not dated before the end of the one before. */
async function overlapViolations(tx: Tx, earlier: CaseRecord | undefined, on: LocalDate): Promise<Violation[]> {
  if (earlier === undefined) return [];
  const regulation = await pinnedRegulation(tx, earlier.regulationCode, earlier.regulationVersion);
  return episodeViolations(historyOf(regulation, await factsOf(tx, earlier.id)), on);
}

async function reopeningViolations(
  tx: Tx, ctx: OperationContext, family: Family, reopened: string | undefined,
): Promise<Violation[]> {
  if (reopened === undefined) return [];
  const earlier = await findCase(tx, ctx.caller.scope, reopened);
  const pointer = '/reopensCaseId';
  if (earlier === undefined || earlier.familyId !== family.id) return [{ code: 'link.unknown', pointer, params: { what: reopened } }];
  return earlier.outcome === null ? [{ code: 'case.reopen-open', pointer }] : [];
}

/** What a new case is counted by. */
interface Rules extends CalendarInForce {
  regulation: Regulation;
}

function storeCase(
  tx: Tx, ctx: OperationContext, family: Family, { regulation, revision, calendar }: Rules, data: OpenedData, { id, on }: { id: string; on: LocalDate },
): RecordedFact {
  const fact = newFact(ctx, 1, 'opened', on, data);
  const assessment = assess(regulation, calendar, [fact], ctx.clock.today(regulation.timeZone));
  const made = newCase(ctx, family, regulation, data, { id, on }, revision);
  const projection = projectionOf(assessment, 1);
  insertCase(tx, made, projection);
  insertFact(tx, made, fact);
  storeTraces(tx, made, tracesOf(assessment));
  const record = { ...made, ...projection, form: data.form, version: 1 } satisfies CaseRecord & CaseProjection;
  const now = ctx.clock.now();
  const alerts = syncAlerts(tx, ownerOf(record), [], assessment.plannedAlerts, assessment.situation.today, now);
  const { region, organisationId, municipality } = made;
  const about = { region, organisationId, municipality, caseId: made.id, occurredAt: now };
  emitAll(tx, [
    { ...about, kind: 'case.opened', data: { factId: fact.id, status: assessment.status } }, ...alerts.map((alert) => alertEvent(about, alert)),
  ]);
  recordAudit(tx, ctx, { kind: 'case', id: made.id, organisationId }, { fact: 'opened', factId: fact.id });
  return { fact, record, assessment };
}

function newCase(
  ctx: OperationContext, family: Family, regulation: Regulation, data: OpenedData, { id, on }: { id: string; on: LocalDate },
  calendarRevision: number,
): NewCase {
  return {
    id, organisationId: family.organisationId, region: family.region, municipality: family.municipality,
    familyId: family.id, form: data.form, memberId: data.memberId ?? null, regulationCode: regulation.code,
    regulationVersion: regulation.version, timeZone: regulation.timeZone, reopensCaseId: data.reopensCaseId ?? null,
    intakeSpecialistId: intakeOf(ctx.caller), openedOn: on, ground: data.ground, calendarRevision, createdAt: ctx.clock.now(),
  };
}
