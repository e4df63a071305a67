import type { Kysely } from 'kysely';
import type { Clock } from '../../../src/clock.ts';
import { syncAlerts } from '../../../src/db/queries/alerts.ts';
import { insertCase } from '../../../src/db/queries/case-writes.ts';
import { insertFact } from '../../../src/db/queries/facts.ts';
import { insertFamily } from '../../../src/db/queries/family-changes.ts';
import { replaceMeasures } from '../../../src/db/queries/measures.ts';
import { insertOrganisation } from '../../../src/db/queries/organisations.ts';
import { takePlace } from '../../../src/db/queries/places.ts';
import { insertSpecialist } from '../../../src/db/queries/specialist-changes.ts';
import { newId } from '../../../src/db/new-id.ts';
import type { Database } from '../../../src/db/schema.ts';
import { inTransaction, type Tx } from '../../../src/db/transaction.ts';
import { systemWall } from '../../../src/db/wall.ts';
import { addDays } from '../../../src/domain/calendar/local-date.ts';
import { assess, type Assessment } from '../../../src/domain/case/assess.ts';
import type { Fact } from '../../../src/domain/case/facts.ts';
import { placeSize } from '../../../src/domain/caseload.ts';
import type { Family, FamilyMember } from '../../../src/domain/family.ts';
import { measureRowsOf, projectionOf } from '../../../src/operations/project-case.ts';
import { pinnedRegulation } from '../../../src/operations/regulation-of.ts';
import { calendarInForce } from '../../../src/operations/working-calendar.ts';
import { CASELOAD, happenings } from './road.ts';

export const REGION = 'tatarstan';
const MUNICIPALITY = 'Примерский муниципальный район';
const REGULATION = 'tatarstan-2017';

/** One case opened on each of so many days before today: the longest road, its watch included, fits. */
export const PATTERN_CASES = 480;

interface Surroundings {
  tx: Tx;
  clock: Clock;
  organisationId: string;
}

/**
 * One provider with a case for each day of the last sixteen months, so that on every day to come as much falls due as on any other. Facts
 * that are assessed by the service's own function and stored by its own queries; nothing but the checks of requests is left out.
 */
export async function makePattern(owner: Kysely<Database>, clock: Clock): Promise<void> {
  await inTransaction(owner, systemWall, async (tx) => {
    const organisationId = newId();
    const at = { region: REGION, createdAt: clock.now() };
    await insertOrganisation(tx, {
      ...at, id: organisationId, kind: 'provider', name: 'Центр «Образцовый»', municipality: MUNICIPALITY, regulationCode: REGULATION,
    });
    let curatorId = '';
    for (let number = 0; number < PATTERN_CASES; number += 1) {
      if (number % CASELOAD === 0) curatorId = await makeCurator({ tx, clock, organisationId });
      await makeCase({ tx, clock, organisationId }, number, curatorId);
    }
  });
}

async function makeCurator({ tx, clock, organisationId }: Surroundings): Promise<string> {
  const id = newId();
  await insertSpecialist(tx, {
    id, organisationId, region: REGION, name: 'Кураторова Анна', position: 'специалист', holdsCases: true, active: true, createdAt: clock.now(),
  });
  return id;
}

async function makeCase(around: Surroundings, number: number, curatorId: string): Promise<void> {
  const { tx, clock, organisationId } = around;
  const regulation = await pinnedRegulation(tx, REGULATION, 1);
  const { revision, calendar } = await calendarInForce(tx, REGION);
  const today = clock.today(regulation.timeZone);
  const openedOn = addDays(today, -number - 1);
  const [familyId, mother] = [newId(), aMother()];
  await insertFamily(tx, familyOf(around, familyId, mother), null);
  const facts = happenings(number, openedOn, today, { memberId: mother.id, curatorId })
    .map((one, index): Fact => ({ ...one, id: newId(), seq: index + 1, recordedAt: clock.now(), recordedBy: 'bench-data' }));
  const assessment = assess(regulation, calendar, facts, today);
  const made = {
    id: newId(), organisationId, region: REGION, municipality: MUNICIPALITY, familyId, form: 'group' as const, memberId: null,
    regulationCode: REGULATION, regulationVersion: 1, timeZone: regulation.timeZone, reopensCaseId: null, intakeSpecialistId: null,
    openedOn, ground: 'parentApplication', calendarRevision: revision, createdAt: clock.now(),
  };
  const projection = projectionOf(assessment, facts.length);
  insertCase(tx, made, projection);
  for (const fact of facts) insertFact(tx, made, fact);
  replaceMeasures(tx, made.id, measureRowsOf(assessment, { ...made, ...projection, version: 1 }));
  syncAlerts(tx, { caseId: made.id, region: REGION, organisationId }, [], assessment.plannedAlerts, today, clock.now());
  await place(around, familyId, assessment);
}

async function place({ tx, organisationId }: Surroundings, familyId: string, assessment: Assessment): Promise<void> {
  const { curatorId, countedLevel, situation: { regulation } } = assessment;
  if (curatorId === undefined || countedLevel === undefined) return;
  takePlace(tx, { specialistId: curatorId, familyId, organisationId }, placeSize(regulation, countedLevel), undefined);
}

function aMother(): FamilyMember {
  return { id: newId(), fullName: 'Примерова Мария', kinship: 'mother', birthDate: '1990-05-17', legalRepresentative: true, leftOn: null };
}

function familyOf({ clock, organisationId }: Surroundings, id: string, mother: FamilyMember): Family {
  return {
    id, organisationId, region: REGION, municipality: MUNICIPALITY, address: 'г. Примерск, ул. Образцовая, д. 1', completeness: 'singleParent',
    categories: ['disabledChild'], categoryNote: null, contactPhone: null, members: [mother], createdAt: clock.now(), erasedOn: null, version: 1,
  };
}
