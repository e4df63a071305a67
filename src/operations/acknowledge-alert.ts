import { acknowledgedAt, insertAlertAction, type LockedAlert } from '../db/queries/alert-actions.ts';
import { recordAudit } from '../db/queries/audit.ts';
import { emit } from '../db/queries/outbox.ts';
import type { Tx } from '../db/transaction.ts';
import { DomainError } from '../domain/errors.ts';
import { callersDayOf } from './callers-day.ts';
import type { OperationContext } from './context.ts';
import { lockedAlert, spokenBy } from './locked-alert.ts';
import { type AlertDetail, getAlert } from './read-alerts.ts';

/** The service has no reports yet: that one was sent, an acknowledgement with its note says. */
const endedByWord = 'quarterlyReportDue';

/**
 * Says that somebody has seen an alert and what they mean to do, once for each client. It ends nothing but the call for a quarterly report.
 * @throws DomainError not-found, alert.ended, alert.acknowledged-already
 */
export async function acknowledgeAlert(tx: Tx, ctx: OperationContext, id: string, { note }: { note: string }): Promise<AlertDetail> {
  const alert = await lockedAlert(tx, ctx, id);
  const before = await acknowledgedAt(tx, id, ctx.caller.clientId);
  if (before !== undefined) {
    throw new DomainError([{ code: 'alert.acknowledged-already', params: { date: await callersDayOf({ ...ctx, db: tx }, before) } }]);
  }
  const endsIt = alert.kind === endedByWord;
  await insertAlertAction(tx, alert, { ...spokenBy(ctx), action: 'acknowledged', note, until: null }, endsIt);
  if (endsIt) await tellOfEnd(tx, ctx, alert);
  recordAudit(tx, ctx, { kind: 'alert', id, organisationId: alert.organisationId });
  return await getAlert({ ...ctx, db: tx }, id);
}

/** Such an alert is the organisation's and of no case: no commission learns of it. */
async function tellOfEnd(tx: Tx, { clock }: OperationContext, { id, region, organisationId, caseId, kind, subject, dueOn }: LockedAlert): Promise<void> {
  const data = { alertId: id, alert: kind, subject, dueOn };
  emit(tx, { kind: 'alert.ended', region, organisationId, caseId, data, occurredAt: clock.now() });
}
