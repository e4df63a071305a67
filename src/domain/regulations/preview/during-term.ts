import { addDays, type LocalDate } from '../../calendar/local-date.ts';
import type { WorkingCalendar } from '../../calendar/production-calendar.ts';
import { actionDeadline, addMonths, series } from '../../calendar/terms.ts';
import { reviewNotice, termNotices } from '../../case/alerts.ts';
import { programmeEndLabel } from '../../case/upcoming.ts';
import { labelOf } from '../../reference/index.ts';
import { type PlannedReview, reviewSeries } from '../../review.ts';
import { citeWithin, type Regulation } from '../resolve.ts';
import { stepKey } from './before-start.ts';
import type { Course } from './course.ts';
import { noticeItem } from './notice-item.ts';
import { type RoadItem, roadItem } from './road-item.ts';

const START = 'programmeStart';
/** No term is longer: an ending centuries later asks for no endless row of reviews. */
const LONGEST_MONTHS = 120;

/** From the programme's start to the end of its term: notices, reviews, reports. Nothing of them after an ending. */
export function duringTerm(regulation: Regulation, calendar: WorkingCalendar, course: Course): RoadItem[] {
  const { start, endsOn, ending } = course;
  const reviews = reviewSeries(regulation, calendar, start.on, watchedUntil(course));
  const notices = [...termNotices(regulation, endsOn), ...reviews.map((review) => reviewNotice(regulation, review))];
  return [
    startItem(regulation, course),
    activeItem(regulation, course),
    ...notices.filter(({ raiseOn }) => raiseOn <= ending.on).map((notice) => noticeItem(notice, START, start.assumed)),
    ...reviews.map((review) => reviewItem(review, start.assumed)),
    ...reportItems(regulation, calendar, course),
    endItem(regulation, course),
    ...evaluationItems(regulation, course),
  ];
}

/** The last day on which a review or a report may still be due. */
function watchedUntil({ start, ending }: Course): LocalDate {
  const latestDay = addMonths(start.on, LONGEST_MONTHS);
  return ending.on < latestDay ? ending.on : latestDay;
}

/** A programme starts with the last gate. */
function startItem({ rules }: Regulation, { start }: Course): RoadItem {
  const last = rules.steps.value.at(-1);
  return roadItem({
    kind: 'programmeStart', key: START, code: START, subject: 'programme',
    label: { ru: 'начало реализации программы', en: 'the programme starts' },
    ...start,
    after: last === undefined ? [] : [stepKey(last.code)],
    citation: rules.steps.citation,
  });
}

function activeItem({ rules }: Regulation, { start, endsOn, ending }: Course): RoadItem {
  return roadItem({
    kind: 'step', key: 'status:active', code: 'active', status: 'active', label: labelOf('caseStatuses', 'active'),
    from: start.on, to: ending.on < endsOn ? ending.on : endsOn, assumed: start.assumed, after: [START],
    citation: rules.terms.citation,
  });
}

function reviewItem(review: PlannedReview, assumed: boolean): RoadItem {
  const { code, subject, number, label, body, from, dueOn, lateAfter, provisional, citation } = review;
  return roadItem({
    kind: 'review', key: `review:${subject}`, code, label, subject, number,
    from, to: dueOn, dueOn, lateAfter, provisional, assumed, after: [START], bodies: [body], citation,
  });
}

/** Reports are counted from the start, like reviews: no region names another day. */
function reportItems({ rules }: Regulation, calendar: WorkingCalendar, course: Course): RoadItem[] {
  const { start } = course;
  return rules.reports.value.flatMap((rule) =>
    series(start.on, rule.everyMonths, watchedUntil(course)).map((dueOn, index, dates) => roadItem({
      kind: 'report', key: `report:${rule.code}:${index + 1}`, code: rule.code, label: { ru: rule.ru, en: rule.en },
      number: index + 1, from: addDays(dates[index - 1] ?? start.on, 1), to: dueOn, ...actionDeadline(calendar, dueOn),
      assumed: start.assumed, after: [START], receiver: rule.receiver, citation: citeWithin(rules.reports, rule),
    })));
}

/** A longest term is never stretched: it is late the day after, working day or not. */
function endItem({ rules }: Regulation, { start, endsOn }: Course): RoadItem {
  return roadItem({
    kind: 'programmeEnd', key: 'programmeEnd', code: 'programmeEnd', label: programmeEndLabel, subject: 'programme',
    from: start.on, dueOn: endsOn, lateAfter: endsOn, assumed: start.assumed, after: [START], citation: rules.terms.citation,
  });
}

/** A term that ended without a decision is evaluated until there is one. */
function evaluationItems({ rules }: Regulation, { start, endsOn, ending }: Course): RoadItem[] {
  if (ending.on <= endsOn) return [];
  return [roadItem({
    kind: 'step', key: 'status:evaluation', code: 'evaluation', status: 'evaluation', label: labelOf('caseStatuses', 'evaluation'),
    from: addDays(endsOn, 1), to: ending.on, assumed: start.assumed, after: ['programmeEnd'], citation: rules.endings.citation,
  })];
}
