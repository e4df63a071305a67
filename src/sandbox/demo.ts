import type { Kysely } from 'kysely';
import type { Clock } from '../clock.ts';
import { insertApiClient } from '../db/queries/api-clients.ts';
import { findOrganisation, insertOrganisation } from '../db/queries/organisations.ts';
import { insertFamily } from '../db/queries/family-changes.ts';
import { insertSpecialist } from '../db/queries/specialist-changes.ts';
import type { Database } from '../db/schema.ts';
import { inTransaction, type Tx } from '../db/transaction.ts';
import { systemWall } from '../db/wall.ts';
import { hashSecret } from '../operations/client-secret.ts';
import type { OperationContext } from '../operations/context.ts';
import { openCase } from '../operations/open-case.ts';
import { recordFact } from '../operations/record-fact.ts';
import { SeenFamilies } from '../operations/seen-families.ts';
import { courseFacts } from './demo-course.ts';
import { nameInDemo } from './demo-names.ts';
import { playOutside } from './demo-outside.ts';
import { clientsOf, familyId, membersOf, organisationId, organisationsOf, specialistsOf } from './demo-people.ts';
import { type DemoRegion, demoRegions, regulationOfDemo } from './demo-regions.ts';
import { roadFacts } from './demo-road.ts';
import { type DemoScene, sceneOf } from './demo-scene.ts';
import { demoFamilies, demoStories } from './demo-stories.ts';

/**
 * Loads every demo region that is not there yet: organisations, one client for each role, families and cases in every status, dated
 * back from today. Everything goes through the operations, so the demo obeys the rules it shows. A region is one transaction: all of it
 * or nothing.
 */
export async function loadDemo(
  db: Kysely<Database>, clock: Clock, regions: readonly DemoRegion[] = demoRegions,
): Promise<{ loaded: boolean }> {
  const absent = await inTransaction(db, systemWall, (tx) => absentOf(tx, regions));
  if (absent.length === 0) return { loaded: false };
  const secretHash = await hashSecret('demo');
  await Promise.all(absent.map((region) =>
    inTransaction(db, systemWall, (tx) => loadRegion(tx, demoContext(db, clock), region, secretHash))));
  return { loaded: true };
}

async function absentOf(tx: Tx, regions: readonly DemoRegion[]): Promise<DemoRegion[]> {
  const absent: DemoRegion[] = [];
  for (const region of regions) {
    if (await findOrganisation(tx, { kind: 'system' }, organisationId(region, 1)) === undefined) absent.push(region);
  }
  return absent;
}

async function loadRegion(tx: Tx, ctx: OperationContext, region: DemoRegion, secretHash: string): Promise<void> {
  await loadPeople(tx, region, ctx.clock.now(), secretHash);
  const regulation = regulationOfDemo(region);
  const today = ctx.clock.today(regulation.timeZone);
  const cases = new Map<number, string>();
  for (const story of demoStories) cases.set(story.family, await playCase(tx, ctx, sceneOf(region, regulation, story, today)));
  await playOutside(tx, ctx, { region, regulation, today, caseOf: (family) => cases.get(family) ?? '' });
}

async function loadPeople(tx: Tx, region: DemoRegion, createdAt: string, secretHash: string): Promise<void> {
  const { municipality, code } = region;
  const at = { region: code, createdAt };
  for (const [index, organisation] of organisationsOf(region).entries()) {
    await insertOrganisation(tx, { ...organisation, ...at, municipality });
    await nameInDemo(tx, region, 'organisation', index + 1, organisation.id);
  }
  for (const one of specialistsOf(region)) await insertSpecialist(tx, { ...one, ...at, organisationId: organisationId(region, 1), active: true });
  for (const client of clientsOf(region)) {
    const clientId = `${region.clientPrefix}-${client.role}`;
    await insertApiClient(tx, { ...client, clientId, secretHash, region: code, municipality, demo: true, createdAt });
  }
  for (const number of demoFamilies) await loadFamily(tx, region, number, createdAt);
}

async function loadFamily(tx: Tx, region: DemoRegion, number: number, createdAt: string): Promise<void> {
  const { code, municipality, town } = region;
  await insertFamily(tx, {
    id: familyId(region, number), organisationId: organisationId(region, 1), region: code, municipality,
    address: `г. ${town}, ул. Образцовая, д. ${number}, кв. 1`, completeness: 'singleParent', categories: ['disabledChild'],
    categoryNote: null, contactPhone: '+7 900 000-00-00', members: membersOf(region, number), createdAt, erasedOn: null, version: 1,
  }, null);
  await nameInDemo(tx, region, 'family', number, familyId(region, number));
}

async function playCase(tx: Tx, ctx: OperationContext, scene: DemoScene): Promise<string> {
  const { region, regulation, story, openedOn, motherId } = scene;
  const ground = regulation.rules.grounds.value.find(({ applicant }) => applicant === 'parent')?.code ?? '';
  const code = ['disabledChild', 'unmetMedicalNeed'].find((one) => regulation.rules.circumstances.value.includes(one)) ?? '';
  const opened = await openCase(tx, ctx, {
    familyId: familyId(region, story.family), on: openedOn, ground, form: 'group', applicantMemberId: motherId, circumstances: [{ code }],
  });
  await nameInDemo(tx, region, 'case', story.family, opened.record.id);
  for (const fact of [...roadFacts(scene), ...courseFacts(scene)]) await recordFact(tx, ctx, opened.record.id, fact);
  return opened.record.id;
}

function demoContext(db: Kysely<Database>, clock: Clock): OperationContext {
  const caller = { clientId: 'demo-data', role: 'system', scope: { kind: 'system' } } as const;
  return { db, clock, caller, traceId: 'demo-data', operation: 'loadDemo', seen: new SeenFamilies() };
}
