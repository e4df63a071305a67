import { recordAudit } from '../../db/queries/audit.ts';
import { endImport, findImport } from '../../db/queries/imports.ts';
import type { Tx } from '../../db/transaction.ts';
import { DomainError } from '../../domain/errors.ts';
import type { ImportRecord } from '../../domain/imports/import-record.ts';
import type { OperationContext } from '../context.ts';

/**
 * Cancels an import that has not ended: what it has stored stays, the step under way is taken back. Cancelled already is no fault.
 * @throws DomainError not-found, import.ended
 */
export async function cancelImport(tx: Tx, ctx: OperationContext, id: string): Promise<ImportRecord> {
  const { caller: { scope }, clock } = ctx;
  const before = await findImport(tx, scope, id);
  if (before === undefined) throw new DomainError([{ code: 'not-found', params: { what: id } }]);
  if (before.state === 'cancelled') return before;
  const ended = await endImport(tx, id, 'cancelled', clock.now());
  const after = await findImport(tx, scope, id) ?? before;
  if (!ended && after.state !== 'cancelled') throw new DomainError([{ code: 'import.ended', params: { state: after.state } }]);
  recordAudit(tx, ctx, { kind: 'import', id, organisationId: before.organisationId }, { cancelled: true });
  return after;
}
