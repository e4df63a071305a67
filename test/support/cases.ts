import type { Kysely } from 'kysely';
import { systemClock, type Clock } from '../../src/clock.ts';
import { insertCase } from '../../src/db/queries/case-writes.ts';
import { insertFact } from '../../src/db/queries/facts.ts';
import { takePlace } from '../../src/db/queries/places.ts';
import { newId } from '../../src/db/new-id.ts';
import type { Database } from '../../src/db/schema.ts';
import { inTransaction } from '../../src/db/transaction.ts';
import { systemWall } from '../../src/db/wall.ts';
import { RUSSIAN_PRODUCTION_CALENDAR } from '../../src/domain/calendar/data/russia.ts';
import { workingCalendar } from '../../src/domain/calendar/production-calendar.ts';
import { assess } from '../../src/domain/case/assess.ts';
import type { Fact, FactData, FactKind } from '../../src/domain/case/facts.ts';
import { placeSize } from '../../src/domain/caseload.ts';
import type { Family } from '../../src/domain/family.ts';
import { tatarstan2017 } from '../../src/domain/regulations/data/tatarstan-2017.ts';
import { resolveRegulation } from '../../src/domain/regulations/resolve.ts';
import type { OperationContext } from '../../src/operations/context.ts';
import { projectionOf } from '../../src/operations/project-case.ts';
import { SeenFamilies } from '../../src/operations/seen-families.ts';

const regulation = resolveRegulation(tatarstan2017);
const calendar = workingCalendar(RUSSIAN_PRODUCTION_CALENDAR);

/** One fact to start from: its kind, its day and its data. */
export type Given = { [K in FactKind]: { kind: K; on: string; data: FactData[K] } }[FactKind];

/** What a Tatarstan family has behind it when only its curator is missing. */
export function identified(family: Family, on: string): Given[] {
  const memberId = family.members[0]?.id ?? '';
  return [
    { kind: 'opened', on, data: { ground: 'parentApplication', form: 'group', applicantMemberId: memberId, circumstances: [] } },
    { kind: 'consent', on, data: { memberId, textVersion: '2026-1', scope: ['processing', 'outsideSpecialists'] } },
    { kind: 'paper', on, data: { type: 'individualServicesProgramme', number: '1' } },
  ];
}

/** What it has behind it when only its level is missing. */
export function assessed(family: Family, on: string, specialistId: string): Given[] {
  const paper = (type: string): Given => ({ kind: 'paper', on, data: { type } });
  return [
    ...identified(family, on),
    { kind: 'curatorAssignment', on, data: { specialistId } },
    paper('personalDocuments'), paper('livingConditionsReport'), paper('interviewResults'),
    { kind: 'diagnostic', on, data: { kind: 'primary', conclusion: 'Нужна помощь.', memberIds: [] } },
  ];
}

/** Writes a case with these facts straight into the tables, as the operations would have left it. */
export async function aCase(db: Kysely<Database>, family: Family, given: readonly Given[], today: string): Promise<string> {
  const facts = given.map((one, index): Fact => ({
    ...one, id: newId(), seq: index + 1, recordedAt: `${one.on}T09:00:00.000Z`, recordedBy: 'test',
  }));
  const assessment = assess(regulation, calendar, facts, today);
  const id = newId();
  await inTransaction(db, systemWall, async (tx) => {
    const openedOn = assessment.history.opened.on;
    const { organisationId } = family;
    insertCase(tx, {
      id, organisationId: family.organisationId, region: family.region, municipality: family.municipality, familyId: family.id,
      form: 'group', memberId: null, regulationCode: regulation.code, regulationVersion: regulation.version,
      timeZone: regulation.timeZone, reopensCaseId: null, openedOn, ground: 'parentApplication',
      intakeSpecialistId: null, calendarRevision: 1, createdAt: `${openedOn}T09:00:00.000Z`,
    }, projectionOf(assessment, facts.length));
    for (const fact of facts) insertFact(tx, { id, organisationId: family.organisationId }, fact);
    const { curatorId, countedLevel } = assessment;
    if (curatorId !== undefined && countedLevel !== undefined) {
      takePlace(tx, { specialistId: curatorId, familyId: family.id, organisationId }, placeSize(regulation, countedLevel), undefined);
    }
  });
  return id;
}

/** A context of a provider's integration, as a request would bring it. */
export function providerContext(db: Kysely<Database>, organisationId: string, clock: Clock = systemClock): OperationContext {
  const caller = { clientId: 'test', role: 'integration', scope: { kind: 'organisation', organisationId } } as const;
  return { db, clock, caller, traceId: 'test', operation: 'test', seen: new SeenFamilies() };
}

/** What it has behind it when only the council's decision is missing. */
export function submitted(family: Family, on: string, specialistId: string, level: string): Given[] {
  const measure = { number: 1, helpType: 'medical', title: 'Обследование ребёнка', dueOn: on, targetMemberIds: [], coExecutors: [] };
  const programme = { number: 1, level, termMonths: 6, goal: 'Цель', tasks: [], expectedResults: 'Результат' };
  return [
    ...assessed(family, on, specialistId),
    { kind: 'levelAssignment', on, data: { level, reason: 'Проба.' } },
    { kind: 'programme', on, data: { ...programme, measures: [{ ...measure, executor: { kind: 'curator' } }] } },
    { kind: 'submission', on, data: { programmeNumber: 1, body: 'council' } },
  ];
}

/** A council's decision with nothing special about it. */
export function aDecision(kind: string, more: Partial<FactData['decision']> = {}): FactData['decision'] {
  return {
    kind, body: 'council', number: '1', membersPresent: [], family: { invited: true, attended: true },
    outsideParticipants: [], text: 'Решение.', ...more,
  };
}
