import { alertLabels } from '../domain/case/alert-labels.ts';
import type { AlertKind } from '../domain/case/alerts.ts';

/** What people read for a kind of alert (предупреждение). */
export function alertText(kind: AlertKind): { text: string; textEn: string } {
  const { ru, en } = alertLabels[kind];
  return { text: ru, textEn: en };
}
