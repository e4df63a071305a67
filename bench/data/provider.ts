import type { Kysely } from 'kysely';
import type { Clock } from '../../src/clock.ts';
import { insertFamily } from '../../src/db/queries/family-changes.ts';
import { insertOrganisation } from '../../src/db/queries/organisations.ts';
import { insertSpecialist } from '../../src/db/queries/specialist-changes.ts';
import type { Database } from '../../src/db/schema.ts';
import { inTransaction, type Tx } from '../../src/db/transaction.ts';
import { systemWall } from '../../src/db/wall.ts';
import { addDays } from '../../src/domain/calendar/local-date.ts';
import type { OperationContext } from '../../src/operations/context.ts';
import { openCase } from '../../src/operations/open-case.ts';
import { recordFact } from '../../src/operations/record-fact.ts';
import { SeenFamilies } from '../../src/operations/seen-families.ts';
import { demoId, demoMembers, demoMunicipality, demoOrganisations, demoProvider, demoRegion } from '../../src/sandbox/demo-people.ts';
import { demoRoad } from '../../src/sandbox/demo-road.ts';
import { seededRandom } from '../statistics.ts';
import { caseload, CURATORS } from './shapes.ts';

const TIME_ZONE = 'Europe/Moscow';

/**
 * One provider with its partners, curators, families and cases, made by the service's own operations, so that every rule holds and every
 * row is as the service writes it. The same each time but for the ids of cases and facts. One transaction.
 */
export async function makeProvider(db: Kysely<Database>, clock: Clock): Promise<void> {
  const random = seededRandom(4);
  await inTransaction(db, systemWall, async (tx) => {
    const at = { region: demoRegion, createdAt: clock.now() };
    for (const one of demoOrganisations.filter(({ kind }) => kind === 'provider' || kind === 'partner')) {
      await insertOrganisation(tx, { ...one, ...at, municipality: demoMunicipality });
    }
    for (let curator = 1; curator <= CURATORS; curator += 1) {
      const id = demoId(2, curator);
      const person = { id, name: `Кураторова Анна № ${curator}`, position: 'специалист по работе с семьёй', holdsCases: true, active: true };
      await insertSpecialist(tx, { ...person, ...at, organisationId: demoProvider });
      await makeCaseload(tx, contextOf(db, clock), curator, random);
    }
  });
}

async function makeCaseload(tx: Tx, ctx: OperationContext, curator: number, random: () => number): Promise<void> {
  for (const [index, shape] of caseload.entries()) {
    const family = (curator - 1) * caseload.length + index + 1;
    await makeFamily(tx, family, ctx.clock.now());
    const openedOn = addDays(ctx.clock.today(TIME_ZONE), -shape.daysAgo - Math.floor(random() * 4));
    const [mother] = demoMembers(family);
    const { record } = await openCase(tx, ctx, {
      familyId: demoId(3, family), on: openedOn, ground: 'parentApplication', form: 'group', applicantMemberId: mother?.id ?? '',
      circumstances: [{ code: 'disabledChild' }],
    });
    const road = demoRoad({ ...shape, family, curatorId: demoId(2, curator) }, openedOn);
    for (const fact of road.slice(0, shape.steps)) await recordFact(tx, ctx, record.id, fact);
  }
}

async function makeFamily(tx: Tx, number: number, createdAt: string): Promise<void> {
  await insertFamily(tx, {
    id: demoId(3, number), organisationId: demoProvider, region: demoRegion, municipality: demoMunicipality,
    address: `г. Примерск, ул. Образцовая, д. ${number}, кв. 1`, completeness: 'singleParent', categories: ['disabledChild'],
    categoryNote: null, contactPhone: '+7 900 000-00-00', members: demoMembers(number), createdAt, erasedOn: null, version: 1,
  }, null);
}

function contextOf(db: Kysely<Database>, clock: Clock): OperationContext {
  const caller = { clientId: 'bench-data', role: 'system', scope: { kind: 'system' } } as const;
  return { db, clock, caller, traceId: 'bench-data', operation: 'bench', seen: new SeenFamilies() };
}
