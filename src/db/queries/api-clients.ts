import type { Kysely } from 'kysely';
import type { Database } from '../schema.ts';
import type { Tx } from '../transaction.ts';

/** A registered client of the API, as far as issuing a token needs it. */
export interface ApiClient {
  clientId: string;
  secretHash: string;
  role: string;
  region: string | null;
  municipality: string | null;
  organisationId: string | null;
  revokedAt: string | null;
}

/** The client of that name in any region: it is asked before anyone is known, so no scope can apply. */
export async function findApiClient(db: Kysely<Database>, clientId: string): Promise<ApiClient | undefined> {
  const row = await db
    .selectFrom('api_client')
    .select(['client_id', 'secret_hash', 'role', 'region', 'municipality', 'organisation_id', 'revoked_at'])
    .where('client_id', '=', clientId)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  return {
    clientId: row.client_id,
    secretHash: row.secret_hash,
    role: row.role,
    region: row.region,
    municipality: row.municipality,
    organisationId: row.organisation_id,
    revokedAt: row.revoked_at,
  };
}

/** A client to be registered; `secretHash` as `hashSecret` makes it. */
export interface NewApiClient {
  clientId: string;
  secretHash: string;
  role: string;
  region: string | null;
  municipality: string | null;
  organisationId: string | null;
  specialistId: string | null;
  demo: boolean;
  createdAt: string;
}

/** Registers a client of the API. */
export async function insertApiClient(tx: Tx, client: NewApiClient): Promise<void> {
  await tx.insertInto('api_client').values({
    client_id: client.clientId, secret_hash: client.secretHash, role: client.role, region: client.region,
    municipality: client.municipality, organisation_id: client.organisationId, specialist_id: client.specialistId,
    demo: client.demo, created_at: client.createdAt, revoked_at: null,
  }).execute();
}
