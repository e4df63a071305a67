import { type ExpressionBuilder, type Kysely, type Selectable, sql } from 'kysely';
import type { PlannedAlert } from '../../domain/case/alerts.ts';
import type { Citation } from '../../domain/errors.ts';
import { newId } from '../new-id.ts';
import { type Page, pageOf, type PageRequest } from '../page.ts';
import type { AlertTable, Database } from '../schema.ts';
import type { Scope } from '../scope.ts';
import type { Tx } from '../transaction.ts';
import { refreshAlert } from './alert-refresh.ts';
import { caseReachable } from './case-scope.ts';

/** An open or ended alert. */
export interface AlertRecord {
  id: string;
  caseId: string;
  familyId: string;
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

export interface AlertFilters {
  organisationId?: string | undefined;
  caseId?: string | undefined;
  kind?: string | undefined;
}

/** A page of the alerts open in the caller's scope, in the order of planning. */
export async function listOpenAlerts(
  db: Kysely<Database>, scope: Scope, filters: AlertFilters, page: PageRequest,
): Promise<Page<AlertRecord>> {
  let query = openAlerts(db, scope, filters).selectAll('alert').select(familyOfCase);
  if (page.after !== undefined) query = query.where('alert.id', '>', page.after[0] ?? '');
  const rows = await query.orderBy('alert.id').limit(page.limit + 1).execute();
  return pageOf(rows, page.limit, (row) => [row.id], alertOf);
}

/** An alert is always a case's. */
const familyOfCase = sql<string>`(select c.family_id from support_case c where c.id = alert.case_id)`.as('family_id');

/** How many alerts of each kind are open in the caller's scope. */
export async function countOpenAlerts(db: Kysely<Database>, scope: Scope, filters: AlertFilters): Promise<Record<string, number>> {
  const rows = await openAlerts(db, scope, filters)
    .select(['alert.kind', (eb) => eb.fn.countAll<number>().as('count')]).groupBy('alert.kind').orderBy('alert.kind').execute();
  return Object.fromEntries(rows.map(({ kind, count }) => [kind, count]));
}

function openAlerts(db: Kysely<Database>, scope: Scope, filters: AlertFilters) {
  let query = db.selectFrom('alert').where('alert.raised_at', 'is not', null).where('alert.ended_at', 'is', null);
  if (scope.kind === 'organisation') query = query.where('alert.organisation_id', '=', scope.organisationId);
  else if (scope.kind !== 'system') query = query.where((eb) => eb.exists(reachableCase(eb, scope)));
  if (filters.organisationId !== undefined) query = query.where('alert.organisation_id', '=', filters.organisationId);
  if (filters.caseId !== undefined) query = query.where('alert.case_id', '=', filters.caseId);
  if (filters.kind !== undefined) query = query.where('alert.kind', '=', filters.kind);
  return query;
}

function reachableCase(eb: ExpressionBuilder<Database, 'alert'>, scope: Scope) {
  return eb.selectFrom('support_case').select('support_case.id')
    .whereRef('support_case.id', '=', 'alert.case_id').where((inner) => caseReachable(inner, scope));
}

/** The region's alerts whose day has come are raised, those whose successor's day has come end: two statements for the whole region. */
export async function turnAlerts(tx: Tx, region: string, today: string, now: string): Promise<{ raised: number; lapsed: number }> {
  const lapsed = await tx.updateTable('alert').set({ ended_at: now })
    .where('region', '=', region).where('lapse_on', '<=', today).where('ended_at', 'is', null).executeTakeFirst();
  const raised = await tx.updateTable('alert').set({ raised_at: now })
    .where('region', '=', region).where('raise_on', '<=', today)
    .where('raised_at', 'is', null).where('ended_at', 'is', null).executeTakeFirst();
  return { raised: Number(raised.numUpdatedRows), lapsed: Number(lapsed.numUpdatedRows) };
}

interface AlertOwner {
  caseId: string;
  region: string;
  organisationId: string;
}

/** Makes the live alerts of a locked case those that `planned` calls for: new ones are planned or raised, those without a cause end. */
export async function syncAlerts(
  tx: Tx, owner: AlertOwner, planned: readonly PlannedAlert[], today: string, now: string,
): Promise<void> {
  const live = await tx.selectFrom('alert').select(['id', 'kind', 'subject', 'severity', 'due_on', 'raise_on', 'lapse_on', 'raised_at', 'citation'])
    .where('case_id', '=', owner.caseId).where('ended_at', 'is', null).execute();
  const wanted = planned.filter(({ lapseOn }) => lapseOn === undefined || lapseOn > today);
  const wantedKeys = new Map(wanted.map((alert) => [keyOfAlert(alert), alert]));
  const keyOf = (row: (typeof live)[number]) => [row.kind, row.subject, row.due_on, row.raise_on].join('|');
  const [kept, gone] = [live.filter((row) => wantedKeys.has(keyOf(row))), live.filter((row) => !wantedKeys.has(keyOf(row)))];
  const known = new Set(live.map(keyOf));
  const fresh = wanted.filter((alert) => !known.has(keyOfAlert(alert)));
  await endAlerts(tx, gone, now);
  for (const row of kept) {
    const alert = wantedKeys.get(keyOf(row));
    if (alert !== undefined) await refreshAlert(tx, row, alert);
  }
  await raiseAlerts(tx, kept.filter((row) => row.raised_at === null && row.raise_on <= today), now);
  await insertAlerts(tx, owner, fresh, today, now);
}

function keyOfAlert({ kind, subject, dueOn, raiseOn }: PlannedAlert): string {
  return [kind, subject, dueOn, raiseOn].join('|');
}

/** A write that comes before the job on that day raises what has fallen due. */
async function raiseAlerts(tx: Tx, due: readonly { id: string }[], now: string): Promise<void> {
  if (due.length === 0) return;
  await tx.updateTable('alert').set({ raised_at: now }).where('id', 'in', due.map(({ id }) => id)).execute();
}

async function endAlerts(tx: Tx, gone: readonly { id: string; raised_at: string | null }[], now: string): Promise<void> {
  const raised = gone.filter((row) => row.raised_at !== null).map(({ id }) => id);
  const planned = gone.filter((row) => row.raised_at === null).map(({ id }) => id);
  if (raised.length > 0) await tx.updateTable('alert').set({ ended_at: now }).where('id', 'in', raised).execute();
  if (planned.length > 0) await tx.deleteFrom('alert').where('id', 'in', planned).execute();
}

async function insertAlerts(
  tx: Tx, owner: AlertOwner, fresh: readonly PlannedAlert[], today: string, now: string,
): Promise<void> {
  if (fresh.length === 0) return;
  await tx.insertInto('alert').values(fresh.map((alert) => ({
    id: newId(), case_id: owner.caseId, region: owner.region, organisation_id: owner.organisationId,
    kind: alert.kind, subject: alert.subject, severity: alert.severity, raise_on: alert.raiseOn,
    lapse_on: alert.lapseOn ?? null, due_on: alert.dueOn, citation: JSON.stringify(alert.citation), planned_at: now,
    raised_at: alert.raiseOn <= today ? now : null, ended_at: null,
  }))).execute();
}

/** Maps a row to its record. */
export function alertOf(row: Selectable<AlertTable> & { family_id: string }): AlertRecord {
  return {
    id: row.id, caseId: row.case_id, familyId: row.family_id, organisationId: row.organisation_id, kind: row.kind, subject: row.subject,
    severity: row.severity, since: row.raise_on, dueOn: row.due_on, citation: row.citation as Citation,
    raisedAt: row.raised_at ?? row.planned_at, endedAt: row.ended_at,
  };
}
