import { sql } from 'kysely';
import type { NamedKind } from '../../domain/external-id.ts';
import type { Family } from '../../domain/family.ts';
import { newId } from '../new-id.ts';
import type { Tx } from '../transaction.ts';
import type { AuditActor } from './audit.ts';

// One statement a table, however many rows: what makes a load fast is not asking the server for each row.

/** Stores new families with their members in version 1; nobody's own intake. */
export async function insertFamilies(tx: Tx, families: readonly Family[]): Promise<void> {
  if (families.length === 0) return;
  await sql`
    insert into family (id, organisation_id, region, municipality, address, completeness, categories, category_note, contact_phone, created_at)
    select id, "organisationId", region, municipality, address, completeness, array(select json_array_elements_text(categories)),
           "categoryNote", "contactPhone", "createdAt"
      from json_to_recordset(${JSON.stringify(families.map(({ members: _, externalIds: __, ...family }) => family))}::json) as f (
        id uuid, "organisationId" uuid, region text, municipality text, address text, completeness text, categories json,
        "categoryNote" text, "contactPhone" text, "createdAt" timestamptz)`.execute(tx);
  const members = families.flatMap(({ id, organisationId, members: all }) =>
    all.map((member, index) => ({ ...member, familyId: id, organisationId, position: index + 1 })));
  await sql`
    insert into family_member (id, family_id, organisation_id, position, full_name, kinship, birth_date, legal_representative, left_on)
    select id, "familyId", "organisationId", position, "fullName", kinship, "birthDate", "legalRepresentative", "leftOn"
      from json_to_recordset(${JSON.stringify(members)}::json) as m (
        id uuid, "familyId" uuid, "organisationId" uuid, position integer, "fullName" text, kinship text, "birthDate" date,
        "legalRepresentative" boolean, "leftOn" date)`.execute(tx);
}

/** A name for a new record. */
export interface NameWish {
  value: string;
  targetId: string;
}

/**
 * Gives new records their names in one outside system; of several that want the same one, the first.
 * @returns the records that have theirs now; the others' names are somebody's already
 */
export async function claimNames(
  tx: Tx, kind: NamedKind, system: string, { id, region }: { id: string; region: string }, wishes: readonly NameWish[],
): Promise<Set<string>> {
  if (wishes.length === 0) return new Set();
  const { rows } = await sql<{ id: string }>`
    insert into external_id (region, organisation_id, kind, system, value, target_id)
    select ${region}, ${id}, ${kind}, ${system}, w.value, w.target
      from unnest(${wishes.map(({ value }) => value)}::text[], ${wishes.map(({ targetId }) => targetId)}::uuid[])
           with ordinality as w (value, target, place)
     order by w.place
    on conflict do nothing returning target_id as id`.execute(tx);
  return new Set(rows.map((row) => row.id));
}

/** Writes down that records were made, each as its own operation would have. */
export async function recordAudits(
  tx: Tx, actor: AuditActor, kind: string, organisationId: string, made: readonly { id: string; detail: object }[],
): Promise<void> {
  if (made.length === 0) return;
  const { clock, caller, operation, traceId } = actor;
  await sql`
    insert into audit_record (id, occurred_at, client_id, role, operation, trace_id, organisation_id, subject_kind, subject_id, detail)
    select r.id, ${clock.now()}, ${caller.clientId}, ${caller.role}, ${operation}, ${traceId}, ${organisationId}, ${kind}, r.subject, r.detail::jsonb
      from unnest(${made.map(() => newId())}::uuid[], ${made.map(({ id }) => id)}::text[],
                  ${made.map(({ detail }) => JSON.stringify(detail))}::text[]) as r (id, subject, detail)`.execute(tx);
}
