import { addDays } from '../../calendar/local-date.ts';
import type { WorkingCalendar } from '../../calendar/production-calendar.ts';
import { checkNotice } from '../../case/alerts.ts';
import { checkLabel } from '../../case/upcoming.ts';
import { type CheckDates, checkSeries, closesAtLatest } from '../../post-support.ts';
import { labelOf } from '../../reference/index.ts';
import { citeWithin, type Regulation } from '../resolve.ts';
import type { Course } from './course.ts';
import { noticeItem } from './notice-item.ts';
import { type RoadItem, roadItem } from './road-item.ts';

const ENDING = 'ending';

/** The ending decision, the checks that follow where the region watches after such an outcome, and the close. */
export function afterEnd(regulation: Regulation, calendar: WorkingCalendar, course: Course): RoadItem[] {
  const watched = regulation.rules.postSupport.value.after.includes(course.ending.outcome);
  return [endingItem(regulation, course), ...(watched ? watch(regulation, calendar, course) : [closeItem(regulation, course)])];
}

function endingItem({ rules }: Regulation, { ending: { outcome, on, assumed } }: Course): RoadItem {
  const rule = rules.endings.value.find(({ code }) => code === outcome);
  const decision = rules.decisions.value.find(({ kind }) => kind === rule?.decision);
  return roadItem({
    kind: 'ending', key: ENDING, code: outcome, label: labelOf('outcomes', outcome), on, assumed, after: ['programmeStart'],
    bodies: [...(decision?.bodies ?? [])],
    citation: rule === undefined ? rules.endings.citation : citeWithin(rules.endings, rule),
  });
}

function watch(regulation: Regulation, calendar: WorkingCalendar, course: Course): RoadItem[] {
  const { on, assumed } = course.ending;
  const { citation } = regulation.rules.postSupport;
  const { until, dates } = checkSeries(regulation, calendar, on);
  return [
    roadItem({
      kind: 'step', key: 'status:postSupport', code: 'postSupport', status: 'postSupport',
      label: labelOf('caseStatuses', 'postSupport'), from: on, to: until, assumed, after: [ENDING], citation,
    }),
    ...dates.map((check) => noticeItem(checkNotice(check, citation), ENDING, assumed)),
    ...dates.map((check) => checkItem(regulation, course, check)),
    closeItem(regulation, course, { on: until, to: closesAtLatest(until, calendar), provisional: isProvisional(calendar, until) }),
  ];
}

function isProvisional(calendar: WorkingCalendar, until: string): boolean {
  return calendar.isProvisional(addDays(closesAtLatest(until, calendar), -1));
}

function checkItem({ rules }: Regulation, { ending }: Course, check: CheckDates): RoadItem {
  const { number, from, dueOn, lateAfter, provisional } = check;
  return roadItem({
    kind: 'postSupportCheck', key: `postSupportCheck:${number}`, code: 'postSupportCheck', label: checkLabel(number),
    subject: `check:${number}`, number, from, to: dueOn, dueOn, lateAfter, provisional, assumed: ending.assumed, after: [ENDING],
    citation: rules.postSupport.citation,
  });
}

/** Closed at once or, after a watch, on its last day if every check was made by then. */
function closeItem({ rules }: Regulation, { ending }: Course, days: Partial<RoadItem> = {}): RoadItem {
  const { citation } = days.on === undefined ? rules.endings : rules.postSupport;
  return roadItem({
    kind: 'close', key: 'close', code: 'closed', status: 'closed', label: labelOf('caseStatuses', 'closed'),
    on: ending.on, to: ending.on, assumed: ending.assumed, after: [ENDING], ...days, citation,
  });
}
