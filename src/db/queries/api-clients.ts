import { type Kysely, sql } from 'kysely';
import type { Database } from '../schema.ts';
import type { Tx } from '../transaction.ts';

/** A registered client of the API, as far as issuing a token needs it. */
export interface ApiClient {
  clientId: string;
  secretHash: string;
  /** The secret that is being replaced, and the instant until which it is still good. */
  previousSecretHash: string | null;
  previousValidUntil: string | null;
  role: string;
  region: string | null;
  municipality: string | null;
  organisationId: string | null;
  specialistId: string | null;
  /** Not revoked, and the specialist whose client it is still works there. */
  active: boolean;
}

const isActive = sql<boolean>`revoked_at is null and (specialist_id is null or exists (
  select from specialist s where s.id = api_client.specialist_id and s.active))`;

/** The client of that name in any region: it is asked before anyone is known, so no scope can apply. */
export async function findApiClient(db: Kysely<Database>, clientId: string): Promise<ApiClient | undefined> {
  return await db
    .selectFrom('api_client')
    .select([
      'client_id as clientId', 'secret_hash as secretHash', 'previous_secret_hash as previousSecretHash',
      'previous_valid_until as previousValidUntil', 'role', 'region', 'municipality', 'organisation_id as organisationId',
      'specialist_id as specialistId', isActive.as('active'),
    ])
    .where('client_id', '=', clientId)
    .executeTakeFirst();
}

/** Whether the client is there and active. */
export async function isActiveApiClient(db: Kysely<Database>, clientId: string): Promise<boolean> {
  const row = await db.selectFrom('api_client').select(isActive.as('active')).where('client_id', '=', clientId).executeTakeFirst();
  return row?.active === true;
}

/** Whether a subject of an outside issuer has been blocked. */
export async function isBlockedSubject(db: Kysely<Database>, issuer: string, subject: string): Promise<boolean> {
  const row = await db
    .selectFrom('blocked_subject')
    .select('blocked_at')
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .executeTakeFirst();
  return row !== undefined;
}

/** A client to be registered; `secretHash` as `hashSecret` makes it. */
export interface NewApiClient {
  clientId: string;
  name?: string;
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
    client_id: client.clientId, name: client.name ?? null, secret_hash: client.secretHash, role: client.role, region: client.region,
    municipality: client.municipality, organisation_id: client.organisationId, specialist_id: client.specialistId,
    demo: client.demo, created_at: client.createdAt,
  }).execute();
}
