import type { Selectable } from 'kysely';
import type { AddressedAlert } from '../../domain/case/alerts.ts';
import type { Citation } from '../../domain/errors.ts';
import type { AlertTable } from '../alert-tables.ts';
import { newId } from '../new-id.ts';
import { blank } from '../blank.ts';
import { defer } from '../session.ts';
import { statement } from '../statement.ts';
import type { Tx } from '../transaction.ts';
import { refreshAlert } from './alert-refresh.ts';

/** An open or ended alert. */
export interface AlertRecord {
  id: string;
  /** Null for an alert about the organisation, or about one of its specialists. */
  caseId: string | null;
  familyId: string | null;
  organisationId: string;
  kind: string;
  subject: string;
  severity: string;
  since: string;
  dueOn: string;
  citation: Citation;
  raisedAt: string;
  endedAt: string | null;
}

interface AlertOwner {
  caseId: string;
  region: string;
  organisationId: string;
}

/** An alert that has just been raised or has ended, for the feeds. */
export interface AlertTurned {
  kind: 'alert.raised' | 'alert.ended';
  data: { alertId: string; alert: string; subject: string; dueOn: string };
  forCommission: boolean;
}

/** The alerts of a locked case that have not ended. */
export async function liveAlerts(tx: Tx, caseId: string) {
  return (await tx.executeQuery(live({ caseId }))).rows;
}

const live = statement((name) => blank.selectFrom('alert').select([
    'id', 'kind', 'subject', 'severity', 'due_on', 'raise_on', 'lapse_on', 'raised_at', 'citation', 'escalate_on', 'for_commission',
  ])
    .where('case_id', '=', name('caseId')).where('ended_at', 'is', null));

type LiveAlert = Awaited<ReturnType<typeof liveAlerts>>[number];

/**
 * Makes the live alerts of a locked case those that `planned` calls for: new ones are planned or raised, those without a cause end.
 * Returns those that were raised or ended.
 * @param live those that it has now
 */
export function syncAlerts(
  tx: Tx, owner: AlertOwner, live: readonly LiveAlert[], planned: readonly AddressedAlert[], today: string, now: string,
): AlertTurned[] {
  const wanted = planned.filter(({ lapseOn }) => lapseOn === undefined || lapseOn > today);
  const wantedKeys = new Map(wanted.map((alert) => [keyOfAlert(alert), alert]));
  const keyOf = (row: LiveAlert) => [row.kind, row.subject, row.due_on, row.raise_on].join('|');
  const [kept, gone] = [live.filter((row) => wantedKeys.has(keyOf(row))), live.filter((row) => !wantedKeys.has(keyOf(row)))];
  const known = new Set(live.map(keyOf));
  const fresh = wanted.filter((alert) => !known.has(keyOfAlert(alert)));
  endAlerts(tx, gone, now);
  for (const row of kept) {
    const alert = wantedKeys.get(keyOf(row));
    if (alert !== undefined) refreshAlert(tx, row, alert);
  }
  const due = kept.filter((row) => row.raised_at === null && row.raise_on <= today);
  raiseAlerts(tx, due, now);
  const inserted = insertAlerts(tx, owner, fresh, today, now);
  return [
    ...gone.filter((row) => row.raised_at !== null).map(turned('alert.ended')),
    ...[...due, ...inserted].map(turned('alert.raised')),
  ];
}

type TurnedRow = { id: string; kind: string; subject: string; due_on: string; for_commission: boolean };

function turned(kind: AlertTurned['kind']): (row: TurnedRow) => AlertTurned {
  return (row) => ({
    kind, data: { alertId: row.id, alert: row.kind, subject: row.subject, dueOn: row.due_on }, forCommission: row.for_commission,
  });
}

function keyOfAlert({ kind, subject, dueOn, raiseOn }: AddressedAlert): string {
  return [kind, subject, dueOn, raiseOn].join('|');
}

/** A write that comes before the job on that day raises what has fallen due. */
function raiseAlerts(tx: Tx, due: readonly { id: string }[], now: string): void {
  if (due.length === 0) return;
  defer(tx, tx.updateTable('alert').set({ raised_at: now }).where('id', 'in', due.map(({ id }) => id)));
}

function endAlerts(tx: Tx, gone: readonly { id: string; raised_at: string | null }[], now: string): void {
  const raised = gone.filter((row) => row.raised_at !== null).map(({ id }) => id);
  const planned = gone.filter((row) => row.raised_at === null).map(({ id }) => id);
  if (raised.length > 0) defer(tx, tx.updateTable('alert').set({ ended_at: now }).where('id', 'in', raised));
  if (planned.length > 0) defer(tx, tx.deleteFrom('alert').where('id', 'in', planned));
}

function insertAlerts(
  tx: Tx, owner: AlertOwner, fresh: readonly AddressedAlert[], today: string, now: string,
): TurnedRow[] {
  if (fresh.length === 0) return [];
  const rows = fresh.map((alert) => ({
    id: newId(), case_id: owner.caseId, region: owner.region, organisation_id: owner.organisationId,
    kind: alert.kind, subject: alert.subject, severity: alert.severity, raise_on: alert.raiseOn,
    lapse_on: alert.lapseOn ?? null, due_on: alert.dueOn, citation: JSON.stringify(alert.citation), planned_at: now,
    raised_at: alert.raiseOn <= today ? now : null, ended_at: null,
    escalate_on: alert.escalateOn, for_commission: alert.forCommission,
  }));
  defer(tx, tx.insertInto('alert').values(rows));
  return rows.filter(({ raised_at: raisedAt }) => raisedAt !== null);
}

/** Maps a row to its record. */
export function alertOf(row: Selectable<AlertTable> & { family_id: string | null }): AlertRecord {
  return {
    id: row.id, caseId: row.case_id, familyId: row.family_id, organisationId: row.organisation_id, kind: row.kind, subject: row.subject,
    severity: row.severity, since: row.raise_on, dueOn: row.due_on, citation: row.citation as Citation,
    raisedAt: row.raised_at ?? row.planned_at, endedAt: row.ended_at,
  };
}
