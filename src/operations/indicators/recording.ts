import { newId } from '../../db/new-id.ts';
import type { Tx } from '../../db/transaction.ts';
import { DomainError } from '../../domain/errors.ts';
import type { Recorded } from '../../domain/indicators/records.ts';
import type { OperationContext } from '../context.ts';
import { organisationFor } from '../own-organisation.ts';
import { providerRules } from '../provider-regulation.ts';

/** A new record of the caller's provider, and which day it is there. @throws DomainError organisation.not-provider */
export async function newRecord(tx: Tx, ctx: OperationContext): Promise<{ record: Recorded; today: string }> {
  const provider = await organisationFor(tx, ctx.caller.scope, undefined);
  if (provider.kind !== 'provider') throw new DomainError([{ code: 'organisation.not-provider' }]);
  const { today } = await providerRules(tx, ctx.clock, provider);
  const record = {
    id: newId(), organisationId: provider.id, region: provider.region, recordedBy: ctx.caller.clientId, createdAt: ctx.clock.now(),
    annulledAt: null, annulledBecause: null,
  };
  return { record, today };
}

/** What was looked for. @throws DomainError not-found */
export function found<T>(record: T | undefined, id: string): T {
  if (record === undefined) throw new DomainError([{ code: 'not-found', params: { what: id } }]);
  return record;
}
