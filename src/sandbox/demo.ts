import type { Kysely } from 'kysely';
import type { Clock } from '../clock.ts';
import { insertApiClient } from '../db/queries/api-clients.ts';
import { findOrganisation, insertOrganisation } from '../db/queries/organisations.ts';
import { insertFamily } from '../db/queries/family-changes.ts';
import { insertSpecialist } from '../db/queries/specialist-changes.ts';
import type { Database } from '../db/schema.ts';
import { inTransaction, type Tx } from '../db/transaction.ts';
import { systemWall } from '../db/wall.ts';
import { addDays } from '../domain/calendar/local-date.ts';
import { hashSecret } from '../operations/client-secret.ts';
import type { OperationContext } from '../operations/context.ts';
import { openCase } from '../operations/open-case.ts';
import { recordFact } from '../operations/record-fact.ts';
import { SeenFamilies } from '../operations/seen-families.ts';
import { demoCases, demoFamilies } from './demo-cases.ts';
import {
  demoClients, demoId, demoMembers, demoMunicipality, demoOrganisations, demoProvider, demoRegion, demoSpecialists,
} from './demo-people.ts';
import { type DemoCase, demoRoad } from './demo-road.ts';

const demoTimeZone = 'Europe/Moscow';

/**
 * Loads the demo region once: organisations, one client for each role, families and cases in every status, dated back from today.
 * Everything goes through the operations, so the demo obeys the rules it shows. One transaction: all of it or nothing.
 */
export async function loadDemo(db: Kysely<Database>, clock: Clock): Promise<{ loaded: boolean }> {
  if (await findOrganisation(db, { kind: 'system' }, demoProvider) !== undefined) return { loaded: false };
  const secretHash = await hashSecret('demo');
  await inTransaction(db, systemWall, async (tx) => {
    await loadPeople(tx, clock.now(), secretHash);
    for (const demo of demoCases) await playCase(tx, db, clock, demo);
  });
  return { loaded: true };
}

async function loadPeople(tx: Tx, createdAt: string, secretHash: string): Promise<void> {
  const at = { region: demoRegion, createdAt };
  for (const organisation of demoOrganisations) await insertOrganisation(tx, { ...organisation, ...at, municipality: demoMunicipality });
  for (const one of demoSpecialists) await insertSpecialist(tx, { ...one, ...at, organisationId: demoProvider, active: true });
  for (const { role, organisationId, specialistId } of demoClients) {
    await insertApiClient(tx, {
      clientId: `demo-${role}`, secretHash, role, region: demoRegion, municipality: demoMunicipality, organisationId, specialistId,
      demo: true, createdAt,
    });
  }
  for (let number = 1; number <= demoFamilies; number += 1) await loadFamily(tx, number, createdAt);
}

async function loadFamily(tx: Tx, number: number, createdAt: string): Promise<void> {
  await insertFamily(tx, {
    id: demoId(3, number), organisationId: demoProvider, region: demoRegion, municipality: demoMunicipality,
    address: `г. Примерск, ул. Образцовая, д. ${number}, кв. 1`, completeness: 'singleParent', categories: ['disabledChild'],
    categoryNote: null, contactPhone: '+7 900 000-00-00', members: demoMembers(number), createdAt, erasedOn: null, version: 1,
  }, null);
}

async function playCase(tx: Tx, db: Kysely<Database>, clock: Clock, demo: DemoCase): Promise<void> {
  const ctx = demoContext(db, clock);
  const openedOn = addDays(clock.today(demoTimeZone), -demo.daysAgo);
  const [mother] = demoMembers(demo.family);
  const opened = await openCase(tx, ctx, {
    familyId: demoId(3, demo.family), on: openedOn, ground: 'parentApplication', form: 'group',
    applicantMemberId: mother?.id ?? '', circumstances: [{ code: 'disabledChild' }],
  });
  for (const fact of demoRoad(demo, openedOn).slice(0, demo.steps)) await recordFact(tx, ctx, opened.record.id, fact);
}

function demoContext(db: Kysely<Database>, clock: Clock): OperationContext {
  const caller = { clientId: 'demo-data', role: 'system', scope: { kind: 'system' } } as const;
  return { db, clock, caller, traceId: 'demo-data', operation: 'loadDemo', seen: new SeenFamilies() };
}
