import { isActiveApiClient, isBlockedSubject } from '../db/queries/api-clients.ts';
import type { OperationContext } from './context.ts';

/** Whether a client of ours may still come in: it is registered, not revoked, and its specialist, if it has one, works there. */
export async function isClientActive({ db }: Pick<OperationContext, 'db'>, clientId: string): Promise<boolean> {
  return await isActiveApiClient(db, clientId);
}

/** Whether a subject of an outside issuer may come in: it has not been blocked here. */
export async function isSubjectAllowed({ db }: Pick<OperationContext, 'db'>, issuer: string, subject: string): Promise<boolean> {
  return !(await isBlockedSubject(db, issuer, subject));
}
