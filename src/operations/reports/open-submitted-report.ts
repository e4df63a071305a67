import { noteReading } from '../../db/queries/submitted-reports.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { ReportWords } from '../../domain/report/words.ts';
import type { OperationContext } from '../context.ts';
import { look } from '../look.ts';
import { type SubmittedView, wordedSubmission } from './submitted-view.ts';

/**
 * One version of a submitted report. When its receiver opens it for the first time, on the screen or as a file, that is written down
 * (получен), for both sides to see.
 * @throws DomainError not-found
 */
export async function openSubmittedReport(ctx: OperationContext, id: string): Promise<SubmittedView> {
  return (await openSubmission(ctx, id)).view;
}

/** The same, with the words for a paper. @throws DomainError not-found */
export async function openSubmission(ctx: OperationContext, id: string): Promise<{ view: SubmittedView; words: ReportWords }> {
  const { view, words } = await look(ctx, (within) => wordedSubmission(within, id));
  const { scope, clientId } = ctx.caller;
  if (view.receivedAt !== null || (scope.kind !== 'figures' && scope.kind !== 'municipality')) return { view, words };
  const receivedAt = await inTransaction(ctx.db, { scope, clientId }, (tx) => noteReading(tx, view, ctx.clock.now(), clientId));
  return { view: { ...view, receivedAt }, words };
}
