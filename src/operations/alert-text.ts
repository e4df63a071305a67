import { alertLabels } from '../domain/case/alert-labels.ts';
import type { EveryAlertKind } from '../domain/organisation-alerts.ts';

/** What people read for a kind of alert (предупреждение): its cause. */
export function alertText(kind: EveryAlertKind): { text: string; textEn: string } {
  const { ru, en } = alertLabels[kind];
  return { text: ru, textEn: en };
}
