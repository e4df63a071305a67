import { addDays, daysBetween } from '../../calendar/local-date.ts';
import { alertLabels } from '../../case/alert-labels.ts';
import type { PlannedAlert } from '../../case/alerts.ts';
import { type RoadItem, roadItem } from './road-item.ts';

/** A notice that a case gives beforehand: from its first day to the day before the next one takes its place. */
export function noticeItem(notice: PlannedAlert, after: string, assumed: boolean): RoadItem {
  const { kind, subject, raiseOn, lapseOn, dueOn, citation } = notice;
  return roadItem({
    kind: 'notice',
    key: `notice:${kind}:${subject}:${daysBetween(raiseOn, dueOn)}`,
    code: kind,
    label: alertLabels[kind],
    subject,
    on: raiseOn,
    from: raiseOn,
    to: lapseOn === undefined ? null : addDays(lapseOn, -1),
    dueOn,
    assumed,
    after: [after],
    citation,
  });
}
