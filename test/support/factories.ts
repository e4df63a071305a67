import type { Kysely } from 'kysely';
import { fixedClock } from '../../src/clock.ts';
import { newId } from '../../src/db/new-id.ts';
import { insertFamily } from '../../src/db/queries/family-changes.ts';
import { insertOrganisation, type Organisation } from '../../src/db/queries/organisations.ts';
import { insertSpecialist } from '../../src/db/queries/specialist-changes.ts';
import type { Specialist } from '../../src/db/queries/specialists.ts';
import type { Database } from '../../src/db/schema.ts';
import { inTransaction } from '../../src/db/transaction.ts';
import { systemWall } from '../../src/db/wall.ts';
import type { Family, FamilyMember } from '../../src/domain/family.ts';
import { RUSSIAN_PRODUCTION_CALENDAR } from '../../src/domain/calendar/data/russia.ts';
import { shippedRegulations } from '../../src/domain/regulations/index.ts';
import { seedCalendar } from '../../src/operations/seed-calendar.ts';
import { seedRegulations } from '../../src/operations/seed-regulations.ts';

// Everybody here is plainly invented: «Примеров», «Тестов», «Кураторова».

export const REGION = 'tatarstan';
export const MUNICIPALITY = 'Примерский муниципальный район';
const CREATED = '2026-01-12T06:00:00.000Z';

/** Publishes the regulations and the production calendar that the service brings along, unless they are there. */
export async function publishRegulations(db: Kysely<Database>): Promise<void> {
  await seedRegulations(db, fixedClock(CREATED), shippedRegulations);
  await seedCalendar(db, fixedClock(CREATED), RUSSIAN_PRODUCTION_CALENDAR);
}

/** An organisation; a provider by `tatarstan-2017` unless told otherwise, with the regulations published. */
export async function anOrganisation(
  db: Kysely<Database>,
  changes: Partial<Organisation> = {},
): Promise<Organisation> {
  await publishRegulations(db);
  const organisation = {
    id: newId(),
    kind: 'provider' as const,
    name: 'Центр помощи семье «Пример»',
    region: REGION,
    municipality: MUNICIPALITY,
    regulationCode: (changes.kind ?? 'provider') === 'provider' ? 'tatarstan-2017' : null,
    createdAt: CREATED,
    ...changes,
  };
  return await inTransaction(db, systemWall, (tx) => insertOrganisation(tx, organisation));
}

/** A provider of accompaniment (организатор сопровождения). */
export function aProvider(db: Kysely<Database>, changes: Partial<Organisation> = {}): Promise<Organisation> {
  return anOrganisation(db, changes);
}

/** A partner (соисполнитель) that carries out measures. */
export function aPartner(db: Kysely<Database>, changes: Partial<Organisation> = {}): Promise<Organisation> {
  return anOrganisation(db, { kind: 'partner', name: 'Поликлиника № 0 «Образцовая»', ...changes });
}

/** A commission on minors' affairs (КДНиЗП) of the municipality. */
export function aCommission(db: Kysely<Database>, changes: Partial<Organisation> = {}): Promise<Organisation> {
  return anOrganisation(db, { kind: 'commission', name: 'КДНиЗП Примерского района', ...changes });
}

/** A specialist of a provider who holds cases. */
export async function aSpecialist(
  db: Kysely<Database>,
  organisation: Pick<Organisation, 'id' | 'region'>,
  changes: Partial<Specialist> = {},
): Promise<Specialist> {
  const specialist = {
    id: newId(),
    organisationId: organisation.id,
    region: organisation.region,
    name: 'Кураторова Анна Тестовна',
    position: 'специалист по работе с семьёй',
    holdsCases: true,
    active: true,
    createdAt: CREATED,
    ...changes,
  };
  return await inTransaction(db, systemWall, (tx) => insertSpecialist(tx, specialist));
}

/** A member: a mother unless told otherwise. */
export function aMember(changes: Partial<FamilyMember> = {}): FamilyMember {
  return {
    id: newId(),
    fullName: 'Примерова Мария Тестовна',
    kinship: 'mother',
    birthDate: '1990-04-17',
    legalRepresentative: true,
    leftOn: null,
    ...changes,
  };
}

/** A child of the family, born on 3 September 2017 unless told otherwise. */
export function aChild(changes: Partial<FamilyMember> = {}): FamilyMember {
  const child = { fullName: 'Примеров Иван Тестович', kinship: 'son', birthDate: '2017-09-03' };
  return aMember({ ...child, legalRepresentative: false, ...changes });
}

/** «Семья Примеровых»: a mother with a disabled son; `intake` is the specialist who took them in. */
export async function aFamily(
  db: Kysely<Database>,
  organisation: Pick<Organisation, 'id' | 'region'>,
  changes: Partial<Family> & { intake?: string } = {},
): Promise<Family> {
  const { intake, ...told } = changes;
  const family: Family = {
    id: newId(),
    organisationId: organisation.id,
    region: organisation.region,
    municipality: MUNICIPALITY,
    address: 'г. Примерск, ул. Образцовая, д. 1, кв. 2',
    completeness: 'singleParent',
    categories: ['disabledChild'],
    categoryNote: null,
    contactPhone: '+7 900 000-00-00',
    members: [aMember(), aChild()],
    createdAt: CREATED,
    erasedOn: null,
    version: 1,
    ...told,
  };
  await inTransaction(db, systemWall, (tx) => insertFamily(tx, family, intake ?? null));
  return family;
}

/** The body of a request that enters a family like `aFamily`. */
export function familyBody(changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    municipality: MUNICIPALITY,
    address: 'г. Примерск, ул. Образцовая, д. 1, кв. 2',
    completeness: 'singleParent',
    categories: ['disabledChild'],
    contactPhone: '+7 900 000-00-00',
    members: [memberBody(aMember()), memberBody(aChild())],
    ...changes,
  };
}

/** A member as a request tells it. */
export function memberBody({ fullName, kinship, birthDate, legalRepresentative }: FamilyMember) {
  return { fullName, kinship, birthDate, legalRepresentative };
}

/** A case as the lists have it, without facts: for what only looks at the projections. */
export async function aCaseRow(
  db: Kysely<Database>,
  family: Family,
  changes: { status?: string; level?: string; curatorId?: string; memberId?: string } = {},
): Promise<string> {
  const id = newId();
  await db
    .insertInto('support_case')
    .values({
      id,
      organisation_id: family.organisationId,
      region: family.region,
      municipality: family.municipality,
      family_id: family.id,
      form: changes.memberId === undefined ? 'group' : 'individual',
      member_id: changes.memberId ?? null,
      regulation_code: 'tatarstan-2017',
      regulation_version: 1,
      time_zone: 'Europe/Moscow',
      reopens_case_id: null,
      opened_on: '2026-01-12',
      ground: 'message',
      status: changes.status ?? 'assessment',
      level: changes.level ?? null,
      curator_id: changes.curatorId ?? null,
      fact_count: 0,
      created_at: CREATED,
    })
    .execute();
  return id;
}

/** Gives a family its place with a curator, under the limit of the level itself. */
export async function aPlace(
  db: Kysely<Database>,
  specialistId: string,
  familyId: string,
  place: { level: string; capacity: number },
): Promise<void> {
  const { level, capacity } = place;
  const organisation = db.selectFrom('family').select('organisation_id').where('id', '=', familyId);
  await db
    .insertInto('caseload_place')
    .values({
      specialist_id: specialistId, family_id: familyId, organisation_id: organisation, level, limit_group: level, units: 1, capacity,
      override_reason: null,
    })
    .execute();
}
