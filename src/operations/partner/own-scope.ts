import { behindWall, type Tx } from '../../db/transaction.ts';
import type { FactRequest, RecordedChange } from '../record-fact.ts';
import { recordFact } from '../record-fact.ts';
import type { RecordableKind } from '../../domain/case/fact-rules.ts';
import { DomainError } from '../../domain/errors.ts';
import type { OperationContext } from '../context.ts';

/** A partner's own organisation. @throws Error when it is not a partner who calls: the door lets nobody else in */
export function partnerOf({ caller: { scope } }: OperationContext): string {
  if (scope.kind !== 'partner') throw new Error(`A partner's operation with the scope ${scope.kind}`);
  return scope.organisationId;
}

/** What the partner has found by its own scope, or a refusal: foreign things and missing ones look the same. @throws DomainError not-found */
export function found<T>(one: T | undefined, id: string): T {
  if (one === undefined) throw new DomainError([{ code: 'not-found', params: { what: id } }]);
  return one;
}

/**
 * Records a fact on a case of another organisation, after the partner's own scope has shown that it has a part in it: the rules need
 * the provider's whole data, the record of accesses still names the partner.
 */
export async function recordFor<K extends RecordableKind>(
  tx: Tx, ctx: OperationContext, of: { caseId: string; organisationId: string }, request: FactRequest<K>,
): Promise<RecordedChange> {
  const scope = { kind: 'organisation', organisationId: of.organisationId } as const;
  const within = { ...ctx, caller: { ...ctx.caller, scope } };
  return await behindWall(tx, { scope, clientId: ctx.caller.clientId }, () => recordFact(tx, within, of.caseId, request));
}
