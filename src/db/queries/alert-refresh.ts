import type { PlannedAlert } from '../../domain/case/alerts.ts';
import type { Citation } from '../../domain/errors.ts';
import type { Tx } from '../transaction.ts';

/** What of a live alert may change while it stays the same alert. */
export interface LiveAlert {
  id: string;
  severity: string;
  lapse_on: string | null;
  citation: unknown;
}

/** Brings an alert that goes on up to date: a newer version of the regulation may cite another clause or lapse it on another day. */
export async function refreshAlert(tx: Tx, row: LiveAlert, { severity, lapseOn, citation }: PlannedAlert): Promise<void> {
  if (row.severity === severity && row.lapse_on === (lapseOn ?? null) && isSame(row.citation as Citation, citation)) return;
  await tx.updateTable('alert').set({ severity, lapse_on: lapseOn ?? null, citation: JSON.stringify(citation) }).where('id', '=', row.id).execute();
}

function isSame(a: Citation, b: Citation): boolean {
  return a.regulation === b.regulation && a.version === b.version && a.clause === b.clause && a.inherited === b.inherited;
}
