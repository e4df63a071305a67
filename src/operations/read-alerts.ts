import { actionsOn, lastActionsOn } from '../db/queries/alert-actions.ts';
import { type AlertCount, type AlertFilters as StoredFilters, countAlerts, findAlert, listAlerts as alertsPage, type ListedAlert } from '../db/queries/alert-list.ts';
import { DomainError } from '../domain/errors.ts';
import { alertSeverities, type AlertSeverity, everyAlertKind, type EveryAlertKind } from '../domain/organisation-alerts.ts';
import { alertDay } from './alert-day.ts';
import { type AlertAction, type AlertView, alertView } from './alert-view.ts';
import type { OperationContext } from './context.ts';
import type { Page, PageRequest } from './page.ts';

export { alertStates } from '../db/queries/alert-list.ts';
export { alertAudiences } from './alert-view.ts';

export interface AlertFilters extends Omit<StoredFilters, 'escalated'> {
  /** `mine`: what is the business of the caller's role today. */
  for?: 'mine' | 'all' | undefined;
}

export interface AlertPage extends Page<AlertView> {
  /** Alerts of each kind under the same filters, the one by kind aside. */
  counts: Record<EveryAlertKind, number>;
  /** Alerts of each severity under the same filters, the one by severity aside. */
  countsBySeverity: Record<AlertSeverity, number>;
}

/** One alert with everything that was said of it, in order. */
export interface AlertDetail extends AlertView {
  actions: AlertAction[];
}

/** A page of the alerts in the caller's scope, and how many there are of each kind and severity. */
export async function listAlerts(ctx: OperationContext, filters: AlertFilters, page: PageRequest): Promise<AlertPage> {
  const { db, caller: { scope } } = ctx;
  const today = await alertDay(db, ctx.clock, scope);
  const stored = storedFilters(ctx, filters);
  const { items, ...rest } = await alertsPage(db, scope, { filters: stored, today }, page);
  const actions = await lastActionsOn(db, items.map(({ id }) => id));
  const counted = await countAlerts(db, scope, { filters: { ...stored, kind: undefined, severity: undefined }, today });
  const ofSeverity = counted.filter(({ severity }) => filters.severity === undefined || severity === filters.severity);
  const ofKind = counted.filter(({ kind }) => filters.kind === undefined || kind === filters.kind);
  return {
    ...rest,
    items: items.map((alert) => shown(ctx, alert, actions.get(alert.id) ?? [], today)),
    counts: summed(everyAlertKind, ofSeverity, ({ kind }) => kind),
    countsBySeverity: summed(alertSeverities, ofKind, ({ severity }) => severity),
  };
}

/** An alert of the caller's scope, ended or not. @throws DomainError not-found */
export async function getAlert(ctx: OperationContext, id: string): Promise<AlertDetail> {
  const alert = await findAlert(ctx.db, ctx.caller.scope, id);
  if (alert === undefined) throw new DomainError([{ code: 'not-found', params: { what: id } }]);
  const actions = await actionsOn(ctx.db, id);
  return { ...shown(ctx, alert, actions, await alertDay(ctx.db, ctx.clock, ctx.caller.scope)), actions };
}

function shown(ctx: OperationContext, alert: ListedAlert, actions: readonly AlertAction[], today: string): AlertView {
  const { familyId, organisationId } = alert;
  if (familyId !== null) ctx.seen.add({ familyId, organisationId });
  return alertView(alert, actions, { today, isPutOff: ctx.caller.role !== 'commission' });
}

/** A curator's and a commission's scope holds only what concerns them; a head's business is what has come up to the head. */
function storedFilters({ caller: { role } }: OperationContext, { for: whose, ...filters }: AlertFilters): StoredFilters {
  const escalated = whose === 'mine' && (role === 'head' || role === 'council');
  return { ...filters, escalated };
}

function summed<T extends string>(words: readonly T[], counted: readonly AlertCount[], wordOf: (one: AlertCount) => string): Record<T, number> {
  const sums = new Map<string, number>();
  for (const one of counted) sums.set(wordOf(one), (sums.get(wordOf(one)) ?? 0) + one.count);
  return Object.fromEntries(words.map((word) => [word, sums.get(word) ?? 0])) as Record<T, number>;
}
