import type { WorkingCalendar } from '../calendar/production-calendar.ts';
import { afterEnd } from './preview/after-end.ts';
import { beforeStart } from './preview/before-start.ts';
import { courseOf, type RoadQuestion } from './preview/course.ts';
import { duringTerm } from './preview/during-term.ts';
import { dateWarnings } from './preview/faults.ts';
import { roadFrame } from './preview/frame.ts';
import type { RoadItem } from './preview/road-item.ts';
import type { Regulation } from './resolve.ts';

export type { RoadQuestion } from './preview/course.ts';
export { roadRefusals } from './preview/faults.ts';
export { type RoadItem, roadItemKinds } from './preview/road-item.ts';

/**
 * The whole road of a region for a level and a few days: steps and gates in their order, then everything dated by its date. Counted
 * by the very functions that count a case's deadlines, reviews, checks and notices, so that a case with these dates shows the same.
 * @param question without faults by `roadRefusals`
 */
export function previewRoad(regulation: Regulation, calendar: WorkingCalendar, question: RoadQuestion) {
  const course = courseOf(regulation, question);
  const dated = [...duringTerm(regulation, calendar, course), ...afterEnd(regulation, calendar, course)];
  return {
    ...roadFrame(regulation, course),
    start: course.start,
    ending: course.ending,
    items: [...beforeStart(regulation, calendar, course), ...byDate(dated)],
    warnings: dateWarnings(regulation, course),
  };
}

export type RoadPreview = ReturnType<typeof previewRoad>;

/** Items of one day stay in the order in which they stand. */
function byDate(items: readonly RoadItem[]): RoadItem[] {
  return [...items].sort((a, b) => (dayOf(a) < dayOf(b) ? -1 : dayOf(a) > dayOf(b) ? 1 : 0));
}

function dayOf({ on, dueOn, from }: RoadItem): string {
  return on ?? dueOn ?? from ?? '';
}
