import { addDays, type LocalDate } from './calendar/local-date.ts';
import type { WorkingCalendar } from './calendar/production-calendar.ts';
import { actionDeadline, series } from './calendar/terms.ts';
import { type FactRule, startOf } from './case/fact-rule.ts';
import type { History } from './case/history.ts';
import { lastTerm } from './case/status.ts';
import type { Citation } from './errors.ts';
import type { ReviewRule } from './regulations/regulation.ts';
import { citeWithin, type Regulation } from './regulations/resolve.ts';

/** Kinds of review that any region may record, beside those of its own rhythm. */
const generalKinds = ['monitoring', 'quarterlyAnalysis', 'halfYearReport', 'yearReport', 'questionnaire', 'councilReview'];

export const reviewRule: FactRule<'review'> = {
  action: () => 'recordReview',
  causes: ({ history }) => [startOf(history)],
  violations: ({ regulation }, { kind }) => {
    const { value: rules, citation } = regulation.rules.reviews;
    if (generalKinds.includes(kind) || rules.some(({ code }) => code === kind)) return [];
    return [{ code: 'reference.unknown', pointer: '/kind', params: { value: kind, list: 'reviews' }, citation }];
  },
};

/** One review (рассмотрение результатов) of the regulation's rhythm during the term. */
export interface PlannedReview {
  /** For example `kdnQuarterly:2`. */
  subject: string;
  number: number;
  label: { ru: string; en: string };
  body: string;
  from: LocalDate;
  dueOn: LocalDate;
  lateAfter: LocalDate;
  provisional: boolean;
  madeOn?: LocalDate;
  citation: Citation;
}

/** The reviews that a regulation wants during a programme, counted from its start; none before it starts. */
export function reviewsOf(regulation: Regulation, history: History, calendar: WorkingCalendar): PlannedReview[] {
  const startsOn = history.startedOn;
  const endsOn = history.ending?.on ?? lastTerm(history)?.endsOn;
  if (startsOn === undefined || endsOn === undefined) return [];
  const rule = regulation.rules.reviews;
  return rule.value.flatMap((review) =>
    series(startsOn, review.everyMonths, endsOn).map((dueOn, index, dates): PlannedReview => {
      const from = addDays(dates[index - 1] ?? startsOn, 1);
      const madeOn = reviewMadeOn(history, review, index + 1, from, dueOn);
      return {
        subject: `${review.code}:${index + 1}`, number: index + 1, label: { ru: review.ru, en: review.en }, body: review.body, from,
        ...actionDeadline(calendar, dueOn), ...(madeOn === undefined ? {} : { madeOn }), citation: citeWithin(rule, review),
      };
    }));
}

/** A review counts for the period that it names or, when it names none, for the one its date falls into. */
function reviewMadeOn(history: History, rule: ReviewRule, number: number, from: LocalDate, to: LocalDate): LocalDate | undefined {
  const own = history.reviews.filter(({ data }) => data.kind === rule.code);
  return own.find(({ data, on }) => (data.period === undefined ? on >= from && on <= to : data.period === number))?.on;
}
