import type { ExpressionBuilder, Expression, Kysely, Selectable, SqlBool } from 'kysely';
import { type Page, pageOf, type PageRequest } from '../page.ts';
import type { ApiClientTable } from '../client-tables.ts';
import type { Database } from '../schema.ts';
import type { Scope } from '../scope.ts';
import type { Tx } from '../transaction.ts';

/** A client as its administrator sees it: no secret, and no hash of one. */
export interface RegisteredClient {
  clientId: string;
  name: string | null;
  role: string;
  region: string | null;
  municipality: string | null;
  organisationId: string | null;
  specialistId: string | null;
  /** Until when the secret before the present one is good too; an instant that may have passed. */
  previousSecretValidUntil: string | null;
  createdAt: string;
  revokedAt: string | null;
  revokedReason: string | null;
  version: number;
}

/** Only clients that are revoked, or only those that are not. */
export interface ClientFilters {
  revoked?: boolean | undefined;
}

const columns = [
  'client_id', 'name', 'role', 'region', 'municipality', 'organisation_id', 'specialist_id', 'previous_valid_until', 'created_at',
  'revoked_at', 'revoked_reason', 'version',
] as const;
type ClientRow = Pick<Selectable<ApiClientTable>, (typeof columns)[number]>;

/** A page of the region's clients, by id. */
export async function listClients(
  db: Kysely<Database>,
  scope: Scope,
  { revoked }: ClientFilters,
  page: PageRequest,
): Promise<Page<RegisteredClient>> {
  let query = db.selectFrom('api_client').select(columns).where((eb) => administered(eb, scope));
  if (revoked !== undefined) query = query.where('revoked_at', revoked ? 'is not' : 'is', null);
  if (page.after !== undefined) query = query.where('client_id', '>', page.after[0] ?? '');
  const rows = await query.orderBy('client_id').limit(page.limit + 1).execute();
  return pageOf(rows, page.limit, (row) => [row.client_id], clientOf);
}

/** The client; undefined when there is none or it belongs to another region. */
export async function findClient(db: Kysely<Database>, scope: Scope, clientId: string): Promise<RegisteredClient | undefined> {
  const row = await db
    .selectFrom('api_client')
    .select(columns)
    .where('client_id', '=', clientId)
    .where((eb) => administered(eb, scope))
    .executeTakeFirst();
  return row && clientOf(row);
}

/** The client and the hash of its present secret, locked until the end of the transaction. */
export async function lockClient(
  tx: Tx,
  scope: Scope,
  clientId: string,
): Promise<{ client: RegisteredClient; secretHash: string } | undefined> {
  const row = await tx
    .selectFrom('api_client')
    .select([...columns, 'secret_hash'])
    .where('client_id', '=', clientId)
    .where((eb) => administered(eb, scope))
    .forUpdate()
    .executeTakeFirst();
  return row && { client: clientOf(row), secretHash: row.secret_hash };
}

/** The secrets of a locked client from now on; `previous` null when the old one ends at once. */
export async function storeSecrets(
  tx: Tx,
  clientId: string,
  secretHash: string,
  previous: { hash: string; validUntil: string } | null,
): Promise<RegisteredClient> {
  const row = await tx
    .updateTable('api_client')
    .set((eb) => ({
      secret_hash: secretHash,
      previous_secret_hash: previous?.hash ?? null,
      previous_valid_until: previous?.validUntil ?? null,
      version: eb('version', '+', 1),
    }))
    .where('client_id', '=', clientId)
    .returning(columns)
    .executeTakeFirstOrThrow();
  return clientOf(row);
}

/** Revokes a locked client, for good. */
export async function revokeClient(tx: Tx, clientId: string, at: string, reason: string): Promise<RegisteredClient> {
  const row = await tx
    .updateTable('api_client')
    .set((eb) => ({ revoked_at: at, revoked_reason: reason, version: eb('version', '+', 1) }))
    .where('client_id', '=', clientId)
    .returning(columns)
    .executeTakeFirstOrThrow();
  return clientOf(row);
}

/** A region's administrator looks after the region's clients; nobody else sees any. */
function administered(eb: ExpressionBuilder<Database, 'api_client'>, scope: Scope): Expression<SqlBool> {
  if (scope.kind === 'system') return eb.lit(true);
  return scope.kind === 'region' ? eb('api_client.region', '=', scope.region) : eb.lit(false);
}

function clientOf(row: ClientRow): RegisteredClient {
  return {
    clientId: row.client_id,
    name: row.name,
    role: row.role,
    region: row.region,
    municipality: row.municipality,
    organisationId: row.organisation_id,
    specialistId: row.specialist_id,
    previousSecretValidUntil: row.previous_valid_until,
    createdAt: row.created_at,
    revokedAt: row.revoked_at,
    revokedReason: row.revoked_reason,
    version: row.version,
  };
}
