import { type ApiClient, findApiClient } from '../db/queries/api-clients.ts';
import { isSecretOf } from './client-secret.ts';
import { roles, type OperationContext, type Role } from './context.ts';

/** What a client shows to prove itself. */
export interface ClientCredentials {
  clientId: string;
  clientSecret: string;
}

/** What a token will say about its client. */
export interface TokenGrant {
  clientId: string;
  role: Role;
  region?: string;
  municipality?: string;
  organisationId?: string;
  specialistId?: string;
}

/**
 * Grants a token to a client that knows its secret (or, until its end, the secret before) and is not revoked; undefined to any other,
 * for the caller must not learn which of the three it was.
 */
export async function issueToken(
  { db, clock }: Pick<OperationContext, 'db' | 'clock'>,
  { clientId, clientSecret }: ClientCredentials,
): Promise<TokenGrant | undefined> {
  const client = await findApiClient(db, clientId);
  const right = await isSecretOf(clientSecret, client?.secretHash, previousHash(client, clock.now()));
  const role = roles.find((one) => one === client?.role);
  if (!right || client === undefined || !client.active || role === undefined) return undefined;
  return {
    clientId,
    role,
    ...(client.region === null ? {} : { region: client.region }),
    ...(client.municipality === null ? {} : { municipality: client.municipality }),
    ...(client.organisationId === null ? {} : { organisationId: client.organisationId }),
    ...(client.specialistId === null ? {} : { specialistId: client.specialistId }),
  };
}

function previousHash(client: ApiClient | undefined, now: string): string | undefined {
  if (!client?.previousSecretHash || !client.previousValidUntil) return undefined;
  return Date.parse(now) < Date.parse(client.previousValidUntil) ? client.previousSecretHash : undefined;
}
