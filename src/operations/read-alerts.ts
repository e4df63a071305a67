import { type AlertFilters, type AlertRecord, countOpenAlerts, listOpenAlerts } from '../db/queries/alerts.ts';
import { type AlertKind, alertKinds } from '../domain/case/alerts.ts';
import { alertText } from './alert-text.ts';
import type { OperationContext } from './context.ts';
import type { Page, PageRequest } from './page.ts';

export type { AlertFilters };

/** An open alert (предупреждение) as callers see it. */
export interface AlertView extends Omit<AlertRecord, 'endedAt' | 'familyId' | 'kind' | 'severity'> {
  kind: AlertKind;
  severity: 'info' | 'warning' | 'critical';
  text: string;
  textEn: string;
}

export interface AlertPage extends Page<AlertView> {
  /** Open alerts of each kind under the same filters, the one by kind aside. */
  counts: Record<AlertKind, number>;
}

/** A page of the alerts that are open in the caller's scope, and how many there are of each kind. */
export async function listAlerts(ctx: OperationContext, filters: AlertFilters, page: PageRequest): Promise<AlertPage> {
  const { scope } = ctx.caller;
  const { items, ...rest } = await listOpenAlerts(ctx.db, scope, filters, page);
  for (const alert of items) ctx.seen.add(alert);
  const counted = await countOpenAlerts(ctx.db, scope, { ...filters, kind: undefined });
  const counts = Object.fromEntries(alertKinds.map((kind) => [kind, counted[kind] ?? 0])) as Record<AlertKind, number>;
  return { ...rest, items: items.map(viewOf), counts };
}

function viewOf({ endedAt: _ended, familyId: _family, ...alert }: AlertRecord): AlertView {
  const kind = alert.kind as AlertKind;
  return { ...alert, kind, severity: alert.severity as AlertView['severity'], ...alertText(kind) };
}
