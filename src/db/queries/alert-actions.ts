import { type Kysely, type Selectable, sql } from 'kysely';
import type { AlertActionTable } from '../alert-tables.ts';
import { newId } from '../new-id.ts';
import type { Database } from '../schema.ts';
import type { Scope } from '../scope.ts';
import type { Tx } from '../transaction.ts';
import { alertReachable } from './alert-scope.ts';

/** What somebody did with an alert. */
export interface AlertAction {
  id: string;
  action: 'acknowledged' | 'snoozed';
  at: string;
  /** The client of the API; with a curator's, the person. */
  clientId: string;
  role: string;
  specialistId: string | null;
  /** Null once the family was erased. */
  note: string | null;
  /** Only of `snoozed`: the day on which it is back. */
  until: string | null;
}

/** What acting on an alert needs to know of it. */
export interface LockedAlert {
  id: string;
  organisationId: string;
  region: string;
  caseId: string | null;
  familyId: string | null;
  kind: string;
  subject: string;
  dueOn: string;
  endedAt: string | null;
}

/** Locks an alert in the caller's scope that has been raised, so that those who act on it at once take turns. */
export async function lockAlert(tx: Tx, scope: Scope, id: string): Promise<LockedAlert | undefined> {
  const row = await tx.selectFrom('alert')
    .select(['id', 'case_id', 'organisation_id', 'region', 'kind', 'subject', 'due_on', 'ended_at'])
    .select(sql<string | null>`(select c.family_id from support_case c where c.id = alert.case_id)`.as('family_id'))
    .where('id', '=', id).where('raised_at', 'is not', null).where((eb) => alertReachable(eb, scope))
    .forUpdate().executeTakeFirst();
  return row && {
    id: row.id, organisationId: row.organisation_id, region: row.region, caseId: row.case_id, familyId: row.family_id, kind: row.kind,
    subject: row.subject, dueOn: row.due_on, endedAt: row.ended_at,
  };
}

/** Adds to what was said of a locked alert, and tells the alert. `endsIt`: saying so is what ends an alert of this kind. */
export async function insertAlertAction(
  tx: Tx, { id, organisationId }: LockedAlert, done: Omit<AlertAction, 'id'>, endsIt: boolean,
): Promise<void> {
  await tx.insertInto('alert_action').values({
    id: newId(), alert_id: id, organisation_id: organisationId, action: done.action, happened_at: done.at, client_id: done.clientId,
    role: done.role, specialist_id: done.specialistId, note: done.note, snoozed_until: done.until,
  }).execute();
  await tx.updateTable('alert').set((eb) => ({
    ...(done.action === 'acknowledged' ? { acknowledged_at: eb.fn.coalesce('acknowledged_at', eb.val(done.at)) } : { snoozed_until: done.until }),
    ...(endsIt ? { ended_at: done.at } : {}),
  })).where('id', '=', id).execute();
}

/** When a client acknowledged an alert; undefined when it has not. */
export async function acknowledgedAt(tx: Tx, alertId: string, clientId: string): Promise<string | undefined> {
  const row = await tx.selectFrom('alert_action').select('happened_at')
    .where('alert_id', '=', alertId).where('client_id', '=', clientId).where('action', '=', 'acknowledged').executeTakeFirst();
  return row?.happened_at;
}

/** What was said of one alert, in order. */
export async function actionsOn(db: Kysely<Database>, alertId: string): Promise<AlertAction[]> {
  const rows = await db.selectFrom('alert_action').selectAll().where('alert_id', '=', alertId).orderBy('id').limit(1000).execute();
  return rows.map(actionOf);
}

/** The last word of each kind on each of some alerts: by alert. */
export async function lastActionsOn(db: Kysely<Database>, alertIds: readonly string[]): Promise<Map<string, AlertAction[]>> {
  if (alertIds.length === 0) return new Map();
  const rows = await db.selectFrom('alert_action').selectAll().distinctOn(['alert_id', 'action'])
    .where('alert_id', 'in', [...alertIds]).orderBy('alert_id').orderBy('action').orderBy('id', 'desc').execute();
  return byAlert(rows);
}

/** Everything that was said of some alerts, in order: by alert. */
export async function allActionsOn(db: Kysely<Database>, alertIds: readonly string[]): Promise<Map<string, AlertAction[]>> {
  if (alertIds.length === 0) return new Map();
  return byAlert(await db.selectFrom('alert_action').selectAll().where('alert_id', 'in', [...alertIds]).orderBy('id').execute());
}

function byAlert(rows: readonly Selectable<AlertActionTable>[]): Map<string, AlertAction[]> {
  const found = new Map<string, AlertAction[]>();
  for (const row of rows) found.set(row.alert_id, [...(found.get(row.alert_id) ?? []), actionOf(row)]);
  return found;
}

function actionOf(row: Selectable<AlertActionTable>): AlertAction {
  return {
    id: row.id, action: row.action as AlertAction['action'], at: row.happened_at, clientId: row.client_id, role: row.role,
    specialistId: row.specialist_id, note: row.note, until: row.snoozed_until,
  };
}
