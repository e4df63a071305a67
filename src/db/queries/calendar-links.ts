import { type Kysely, type Selectable, sql } from 'kysely';
import type { CalendarLinkTable } from '../calendar-link-table.ts';
import { type Page, pageOf, type PageRequest } from '../page.ts';
import type { Database } from '../schema.ts';
import type { Tx } from '../transaction.ts';

/** A link to a curator's calendar as people see it: without the secret and its hash. */
export interface CalendarLink {
  id: string;
  organisationId: string;
  specialistId: string;
  label: string;
  names: boolean;
  createdBy: string;
  createdAt: string;
  revokedAt: string | null;
}

/** A link that opens its calendar now. */
export interface LinkInForce extends Pick<CalendarLink, 'id' | 'organisationId' | 'specialistId' | 'names'> {
  region: string;
}

/** A page of a specialist's links, by the order of making. The caller has made sure that the specialist is within its reach. */
export async function listCalendarLinks(db: Kysely<Database>, specialistId: string, page: PageRequest): Promise<Page<CalendarLink>> {
  let query = db.selectFrom('calendar_link').selectAll().where('specialist_id', '=', specialistId);
  if (page.after !== undefined) query = query.where('id', '>', page.after[0] ?? '');
  const rows = await query.orderBy('id').limit(page.limit + 1).execute();
  return pageOf(rows, page.limit, (row) => [row.id], linkOf);
}

/** A link of the specialist, locked until the end of the transaction; undefined when there is none. */
export async function lockCalendarLink(tx: Tx, specialistId: string, id: string): Promise<CalendarLink | undefined> {
  const row = await tx.selectFrom('calendar_link').selectAll()
    .where('specialist_id', '=', specialistId).where('id', '=', id).forUpdate().executeTakeFirst();
  return row && linkOf(row);
}

/** Stores a new link under the hash of its secret. */
export async function insertCalendarLink(tx: Tx, link: CalendarLink, tokenHash: string): Promise<void> {
  await tx.insertInto('calendar_link').values({
    id: link.id, organisation_id: link.organisationId, specialist_id: link.specialistId, label: link.label, names: link.names,
    token_hash: tokenHash, created_by: link.createdBy, created_at: link.createdAt, revoked_at: link.revokedAt,
  }).execute();
}

/** Revokes a locked link for good. */
export async function storeLinkRevocation(tx: Tx, id: string, at: string): Promise<void> {
  await tx.updateTable('calendar_link').set({ revoked_at: at }).where('id', '=', id).execute();
}

/**
 * The link of a secret's hash, as the service itself looks for it: nobody is known before. Undefined for one that is unknown or
 * revoked, or whose specialist has left.
 */
export async function linkInForce(db: Kysely<Database>, tokenHash: string): Promise<LinkInForce | undefined> {
  const { rows: [row] } = await sql<LinkInForce>`
    select l.id, l.organisation_id as "organisationId", l.specialist_id as "specialistId", l.names, s.region
      from calendar_link l join specialist s on s.id = l.specialist_id
     where l.token_hash = ${tokenHash} and l.revoked_at is null and s.active`.execute(db);
  return row;
}

function linkOf(row: Selectable<CalendarLinkTable>): CalendarLink {
  return {
    id: row.id, organisationId: row.organisation_id, specialistId: row.specialist_id, label: row.label, names: row.names,
    createdBy: row.created_by, createdAt: row.created_at, revokedAt: row.revoked_at,
  };
}
