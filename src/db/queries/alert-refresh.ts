import type { AddressedAlert } from '../../domain/case/alerts.ts';
import type { Citation } from '../../domain/errors.ts';
import { defer } from '../session.ts';
import type { Tx } from '../transaction.ts';

/** What of a live alert may change while it stays the same alert. */
export interface LiveAlert {
  id: string;
  severity: string;
  lapse_on: string | null;
  citation: unknown;
  escalate_on: string;
  for_commission: boolean;
}

/** Brings an alert that goes on up to date: a newer version of the regulation may cite another clause or concern others on another day. */
export function refreshAlert(tx: Tx, row: LiveAlert, alert: AddressedAlert): void {
  if (isUpToDate(row, alert)) return;
  defer(tx, tx.updateTable('alert').set({
    severity: alert.severity, lapse_on: alert.lapseOn ?? null, citation: JSON.stringify(alert.citation),
    escalate_on: alert.escalateOn, for_commission: alert.forCommission,
  }).where('id', '=', row.id));
}

function isUpToDate(row: LiveAlert, { severity, lapseOn, citation, escalateOn, forCommission }: AddressedAlert): boolean {
  return row.severity === severity && row.lapse_on === (lapseOn ?? null) && row.escalate_on === escalateOn
    && row.for_commission === forCommission && isSame(row.citation as Citation, citation);
}

function isSame(a: Citation, b: Citation): boolean {
  return a.regulation === b.regulation && a.version === b.version && a.clause === b.clause && a.inherited === b.inherited;
}
