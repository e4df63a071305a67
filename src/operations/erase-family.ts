import { recordAudit } from '../db/queries/audit.ts';
import type { CaseRecord } from '../db/queries/cases.ts';
import { eraseCertificates } from '../db/queries/family-certificates.ts';
import { deleteKeptAnswers, lockCasesOf, storeErasedFamily, storeSkeletons } from '../db/queries/erasure.ts';
import { destroyNames } from '../db/queries/external-ids.ts';
import { factsOf } from '../db/queries/facts.ts';
import { destroyIssued } from '../db/queries/issued-documents.ts';
import type { Tx } from '../db/transaction.ts';
import type { LocalDate } from '../domain/calendar/local-date.ts';
import { assess, type Assessment } from '../domain/case/assess.ts';
import type { Fact } from '../domain/case/facts.ts';
import { type CaseStanding, erasedFact, erasedFamily, type ErasureReason, erasureViolations } from '../domain/erasure.ts';
import { refuseIfAny } from '../domain/errors.ts';
import type { OperationContext } from './context.ts';
import { lockedFamily } from './locked-family.ts';
import { rulesOfProvider } from './provider-regulation.ts';
import { newFact } from './record-fact.ts';
import { pinnedRegulation } from './regulation-of.ts';
import { saveCase } from './save-case.ts';
import { calendarOfCase } from './working-calendar.ts';

export interface ErasureRequest {
  reason: ErasureReason;
  /** The act's number and date. */
  basis: string;
  /** The day of the act, in the region's calendar. */
  date: LocalDate;
}

/** What was destroyed, in numbers. */
export interface Erasure extends ErasureRequest {
  familyId: string;
  caseIds: string[];
  facts: number;
  keptAnswers: number;
  /** Names that outside systems had given the family, its members, its cases and what is in them. */
  externalIds: number;
  /** The family's version after it. */
  version: number;
}

interface LookedAt {
  record: CaseRecord;
  assessment: Assessment;
}

/**
 * Destroys the personal data of a family and of everything that was recorded for it (уничтожение персональных данных); the skeleton
 * stays. All of it in one transaction, and for good.
 * @throws DomainError not-found, family.erased, erasure.case-open, date.in-future
 */
export async function eraseFamily(tx: Tx, ctx: OperationContext, familyId: string, request: ErasureRequest): Promise<Erasure> {
  const family = await lockedFamily(tx, ctx, familyId);
  const cases: LookedAt[] = [];
  for (const record of await lockCasesOf(tx, familyId)) {
    cases.push({ record, assessment: await assessed(tx, ctx, record, await factsOf(tx, record.id)) });
  }
  const { today } = await rulesOfProvider(tx, ctx.clock, family.organisationId);
  refuseIfAny(erasureViolations(cases.map(standing), request.date, today));
  const version = await storeErasedFamily(tx, erasedFamily(family, request.date));
  const facts = await storeSkeletons(tx, familyId, cases.flatMap(({ record, assessment }) =>
    assessment.history.facts.map((fact) => ({ caseId: record.id, fact: erasedFact(fact) }))));
  for (const one of cases) await noteErasure(tx, ctx, one, request);
  await eraseCertificates(tx, familyId, request.date);
  const keptAnswers = await deleteKeptAnswers(tx, familyId);
  const caseIds = cases.map(({ record }) => record.id);
  const documents = await destroyIssued(tx, familyId, ctx.clock.now());
  const externalIds = await destroyNames(tx, [familyId, ...caseIds]);
  const { reason } = request;
  const subject = { kind: 'family', id: familyId, organisationId: family.organisationId };
  recordAudit(tx, ctx, subject, { erasure: reason, cases: cases.length, facts, keptAnswers, documents, externalIds });
  return { ...request, familyId, caseIds, facts, keptAnswers, externalIds, version };
}

function standing({ record: { id }, assessment: { status } }: LookedAt): CaseStanding {
  return { id, status };
}

async function assessed(tx: Tx, ctx: OperationContext, record: CaseRecord, facts: readonly Fact[]): Promise<Assessment> {
  const regulation = await pinnedRegulation(tx, record.regulationCode, record.regulationVersion);
  return assess(regulation, await calendarOfCase(tx, record), facts, ctx.clock.today(record.timeZone));
}

/** The fact that tells of it; the measures' titles and the alerts follow from the skeletons. */
async function noteErasure(tx: Tx, ctx: OperationContext, { record, assessment }: LookedAt, request: ErasureRequest): Promise<void> {
  const { reason, basis, date } = request;
  const fact = newFact(ctx, record.factCount + 1, 'erasure', date, { reason, basis });
  const skeletons = assessment.history.facts.map(erasedFact);
  await saveCase(tx, ctx, { record, facts: [fact], assessment: await assessed(tx, ctx, record, [...skeletons, fact]) });
}
