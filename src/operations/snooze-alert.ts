import { insertAlertAction } from '../db/queries/alert-actions.ts';
import { recordAudit } from '../db/queries/audit.ts';
import type { Tx } from '../db/transaction.ts';
import { refuseIfAny } from '../domain/errors.ts';
import { snoozeViolations } from '../domain/snooze.ts';
import { alertDay } from './alert-day.ts';
import type { OperationContext } from './context.ts';
import { lockedAlert, spokenBy } from './locked-alert.ts';
import { type AlertDetail, getAlert } from './read-alerts.ts';

export interface SnoozeRequest {
  /** The day (`YYYY-MM-DD`) on which it is back. */
  until: string;
  note: string;
}

/**
 * Puts an alert off until a day; the last word counts. It comes back by itself, and ends when its cause ends.
 * @throws DomainError not-found, alert.ended, alert.snooze-not-ahead, alert.snooze-too-long
 */
export async function snoozeAlert(tx: Tx, ctx: OperationContext, id: string, { until, note }: SnoozeRequest): Promise<AlertDetail> {
  const alert = await lockedAlert(tx, ctx, id);
  const today = await alertDay(tx, ctx.clock, ctx.caller.scope);
  refuseIfAny(snoozeViolations(until, alert.dueOn, today));
  await insertAlertAction(tx, alert, { ...spokenBy(ctx), action: 'snoozed', note, until }, false);
  recordAudit(tx, ctx, { kind: 'alert', id, organisationId: alert.organisationId }, { until });
  return await getAlert({ ...ctx, db: tx }, id);
}
