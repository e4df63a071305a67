import { type LockedAlert, lockAlert } from '../db/queries/alert-actions.ts';
import type { Tx } from '../db/transaction.ts';
import { DomainError } from '../domain/errors.ts';
import { callersDayOf } from './callers-day.ts';
import type { OperationContext } from './context.ts';

/** An alert that is not over, locked until the end of the transaction. @throws DomainError not-found, alert.ended */
export async function lockedAlert(tx: Tx, ctx: OperationContext, id: string): Promise<LockedAlert> {
  const alert = await lockAlert(tx, ctx.caller.scope, id);
  if (alert === undefined) throw new DomainError([{ code: 'not-found', params: { what: id } }]);
  if (alert.familyId !== null) ctx.seen.add({ familyId: alert.familyId, organisationId: alert.organisationId });
  if (alert.endedAt !== null) {
    throw new DomainError([{ code: 'alert.ended', params: { date: await callersDayOf({ ...ctx, db: tx }, alert.endedAt) } }]);
  }
  return alert;
}

/** Who acts, and when: what every word on an alert carries. */
export function spokenBy({ caller, clock }: OperationContext) {
  return { at: clock.now(), clientId: caller.clientId, role: caller.role, specialistId: caller.specialistId ?? null };
}
