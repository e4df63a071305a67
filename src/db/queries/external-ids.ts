import { type Expression, type Kysely, type RawBuilder, sql, type SqlBool } from 'kysely';
import { type ExternalId, externalIdText, type NamedKind, type NamedTarget, type PartName, targetKey } from '../../domain/external-id.ts';
import type { Database } from '../schema.ts';
import type { Tx } from '../transaction.ts';

/** A name in a region. */
export interface RegionalName extends ExternalId {
  region: string;
  kind: NamedKind;
}

/** A name with what it names, and whose it is: of an organisation, the organisation itself. */
export interface NameOfTarget extends RegionalName {
  organisationId: string;
  target: NamedTarget;
}

/**
 * What a name points to, as far as the wall lets it be seen; the name says nothing of whether the caller may see the target, so look
 * the target up by the caller's own scope.
 */
export async function targetOf(db: Kysely<Database>, { region, kind, system, value }: RegionalName): Promise<NamedTarget | undefined> {
  const row = await db.selectFrom('external_id').select(['target_id as id', 'part'])
    .where('region', '=', region).where('kind', '=', kind).where('system', '=', system).where('value', '=', value)
    .executeTakeFirst();
  return row;
}

/** What several names point to, by `system:value`, in one statement; names that nothing visible has are not in it. */
export async function targetsOf(
  db: Kysely<Database>, region: string, kind: NamedKind, names: readonly ExternalId[],
): Promise<Map<string, NamedTarget>> {
  if (names.length === 0) return new Map();
  const { rows } = await sql<ExternalId & NamedTarget>`
    select e.system, e.value, e.target_id as id, e.part
      from unnest(${names.map(({ system }) => system)}::text[], ${names.map(({ value }) => value)}::text[]) as asked (system, value)
      join external_id e on e.region = ${region} and e.kind = ${kind} and e.system = asked.system and e.value = asked.value`.execute(db);
  return new Map(rows.map(({ id, part, ...name }) => [externalIdText(name), { id, part }]));
}

/**
 * The names of several targets, in one statement: by `targetKey`, which is the id alone for what is a record of its own. For members,
 * programmes and measures `ids` are those of their families and cases.
 */
export async function externalIdsOf(
  db: Kysely<Database>, kind: NamedKind, ids: readonly string[],
): Promise<Map<string, ExternalId[]>> {
  const found = new Map<string, ExternalId[]>();
  if (ids.length === 0) return found;
  const rows = await db.selectFrom('external_id').select(['target_id as id', 'part', 'system', 'value'])
    .where('kind', '=', kind).where(sql<boolean>`target_id = any (${[...ids]}::uuid[])`).orderBy('system').execute();
  for (const { id, part, ...name } of rows) {
    const key = targetKey({ id, part });
    found.set(key, [...(found.get(key) ?? []), name]);
  }
  return found;
}

/**
 * Gives a target a name, unless the name is somebody's already or the target has another one in that system. Waits for a writer
 * who is about to give the same name.
 * @returns whether it was given now
 */
export async function nameTarget(tx: Tx, { region, organisationId, kind, system, value, target }: NameOfTarget): Promise<boolean> {
  const row = await tx.insertInto('external_id')
    .values({ region, organisation_id: organisationId, kind, system, value, target_id: target.id, part: target.part })
    .onConflict((conflict) => conflict.doNothing()).returning('target_id').executeTakeFirst();
  return row !== undefined;
}

/** The names of a record, as one JSON value of a query on its table, so that a page of records comes in one trip. */
export function namesWithin(kind: NamedKind, id: RawBuilder<unknown>): RawBuilder<ExternalId[]> {
  return namesOfPart(kind, id, sql`''`);
}

/** The names of a case; nothing is looked for where its row says that there are none. @param table the name that `support_case` has in the query */
export function namesOfCase(table: string): RawBuilder<ExternalId[]> {
  return sql<ExternalId[]>`case when ${sql.ref(table)}.is_named then ${namesWithin('case', sql.ref(`${table}.id`))} else '[]'::jsonb end`;
}

/** The names of a case's programmes and their measures, as one JSON value. */
export function namesOfParts(table: string): RawBuilder<PartName[]> {
  return sql<PartName[]>`case when ${sql.ref(table)}.is_named then ${partsNamed(sql.ref(`${table}.id`))} else '[]'::jsonb end`;
}

function partsNamed(caseId: RawBuilder<unknown>): RawBuilder<PartName[]> {
  return sql<PartName[]>`(
    select coalesce(jsonb_agg(jsonb_build_object('part', e.part, 'system', e.system, 'value', e.value) order by e.part, e.system), '[]')
      from external_id e where e.kind in ('programme', 'measure') and e.target_id = ${caseId})`;
}

/** The names of a part of a record, as one JSON value. */
export function namesOfPart(kind: NamedKind, id: RawBuilder<unknown>, part: RawBuilder<unknown>): RawBuilder<ExternalId[]> {
  return sql<ExternalId[]>`(
    select coalesce(jsonb_agg(jsonb_build_object('system', e.system, 'value', e.value) order by e.system), '[]')
      from external_id e where e.kind = ${sql.lit(kind)} and e.target_id = ${id} and e.part = ${part})`;
}

/** Whether a record has a name. The names visible behind the wall are few, so they are found first. */
export function isCalled(kind: NamedKind, id: RawBuilder<unknown>, { system, value }: ExternalId): Expression<SqlBool> {
  return sql<SqlBool>`exists (select from external_id e where e.kind = ${sql.lit(kind)} and e.target_id = ${id}
    and e.system = ${system} and e.value = ${value})`;
}

/** Destroys the names of records and of all that is part of them, whatever they are; how many there were. */
export async function destroyNames(tx: Tx, ids: readonly string[]): Promise<number> {
  const { numDeletedRows } = await tx.deleteFrom('external_id')
    .where(sql<boolean>`target_id = any (${[...ids]}::uuid[])`).executeTakeFirst();
  return Number(numDeletedRows);
}

/** Takes a name away; false when there is none that the wall lets be taken. */
export async function releaseName(tx: Tx, { region, kind, system, value }: RegionalName): Promise<boolean> {
  const { numDeletedRows } = await tx.deleteFrom('external_id')
    .where('region', '=', region).where('kind', '=', kind).where('system', '=', system).where('value', '=', value).executeTakeFirst();
  return numDeletedRows > 0n;
}
