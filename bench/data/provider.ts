import type { Kysely } from 'kysely';
import type { Clock } from '../../src/clock.ts';
import { insertFamily } from '../../src/db/queries/family-changes.ts';
import { insertOrganisation } from '../../src/db/queries/organisations.ts';
import { insertSpecialist } from '../../src/db/queries/specialist-changes.ts';
import type { Database } from '../../src/db/schema.ts';
import { inTransaction, type Tx } from '../../src/db/transaction.ts';
import { systemWall } from '../../src/db/wall.ts';
import type { OperationContext } from '../../src/operations/context.ts';
import { openCase } from '../../src/operations/open-case.ts';
import { recordFact } from '../../src/operations/record-fact.ts';
import { SeenFamilies } from '../../src/operations/seen-families.ts';
import { courseFacts } from '../../src/sandbox/demo-course.ts';
import {
  demoMunicipality, demoProvider, familyId, membersOf, organisationsOf, specialistId,
} from '../../src/sandbox/demo-people.ts';
import { regulationOfDemo, tatarstanDemo } from '../../src/sandbox/demo-regions.ts';
import { roadFacts } from '../../src/sandbox/demo-road.ts';
import { sceneOf } from '../../src/sandbox/demo-scene.ts';
import { seededRandom } from '../statistics.ts';
import { caseload, CURATORS } from './shapes.ts';

const regulation = regulationOfDemo(tatarstanDemo);

/**
 * One provider with its partners, curators, families and cases, made by the service's own operations, so that every rule holds and every
 * row is as the service writes it. The same each time but for the ids of cases and facts. One transaction.
 */
export async function makeProvider(db: Kysely<Database>, clock: Clock): Promise<void> {
  const random = seededRandom(4);
  await inTransaction(db, systemWall, async (tx) => {
    const at = { region: tatarstanDemo.code, createdAt: clock.now() };
    for (const one of organisationsOf(tatarstanDemo).filter(({ kind }) => kind === 'provider' || kind === 'partner')) {
      await insertOrganisation(tx, { ...one, ...at, municipality: demoMunicipality });
    }
    for (let curator = 1; curator <= CURATORS; curator += 1) {
      const id = specialistId(tatarstanDemo, curator);
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
    const daysAgo = (shape.daysAgo ?? 0) + Math.floor(random() * 4);
    const scene = sceneOf(tatarstanDemo, regulation, { ...shape, daysAgo, family, curator }, ctx.clock.today(regulation.timeZone));
    const { record } = await openCase(tx, ctx, {
      familyId: familyId(tatarstanDemo, family), on: scene.openedOn, ground: 'parentApplication', form: 'group',
      applicantMemberId: scene.motherId, circumstances: [{ code: 'disabledChild' }],
    });
    for (const fact of [...roadFacts(scene), ...courseFacts(scene)]) await recordFact(tx, ctx, record.id, fact);
  }
}

async function makeFamily(tx: Tx, number: number, createdAt: string): Promise<void> {
  await insertFamily(tx, {
    id: familyId(tatarstanDemo, number), organisationId: demoProvider, region: tatarstanDemo.code, municipality: demoMunicipality,
    address: `г. Примерск, ул. Образцовая, д. ${number}, кв. 1`, completeness: 'singleParent', categories: ['disabledChild'],
    categoryNote: null, contactPhone: '+7 900 000-00-00', members: membersOf(tatarstanDemo, number), createdAt, erasedOn: null, version: 1,
  }, null);
}

function contextOf(db: Kysely<Database>, clock: Clock): OperationContext {
  const caller = { clientId: 'bench-data', role: 'system', scope: { kind: 'system' } } as const;
  return { db, clock, caller, traceId: 'bench-data', operation: 'bench', seen: new SeenFamilies() };
}
