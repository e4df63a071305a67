import { addDays, type LocalDate } from './calendar/local-date.ts';
import type { WorkingCalendar } from './calendar/production-calendar.ts';
import { actionDeadline, series } from './calendar/terms.ts';
import { type FactRule, startOf } from './case/fact-rule.ts';
import type { History } from './case/history.ts';
import { lastTerm } from './case/status.ts';
import type { Citation } from './errors.ts';
import { citeWithin, type Regulation } from './regulations/resolve.ts';

/** Kinds of review that any region may record, beside those of its own rhythm. */
const generalKinds = ['monitoring', 'quarterlyAnalysis', 'halfYearReport', 'yearReport', 'questionnaire', 'councilReview'];
/** That the family was asked (анкетирование семьи); what it answered is a fact of its own. */
const QUESTIONNAIRE = 'questionnaire';

export const reviewRule: FactRule<'review'> = {
  action: () => 'recordReview',
  causes: ({ history }) => [startOf(history)],
  violations: ({ regulation, history, calendar }, { kind, period }) => {
    const { value: rules, citation } = regulation.rules.reviews;
    if (rules.some(({ code }) => code === kind)) {
      const subjects = reviewsOf(regulation, history, calendar).map(({ subject }) => subject);
      if (period === undefined || subjects.includes(`${kind}:${period}`)) return [];
      return [{ code: 'reference.unknown', pointer: '/period', params: { value: period, list: kind }, citation }];
    }
    if (generalKinds.includes(kind)) return [];
    return [{ code: 'reference.unknown', pointer: '/kind', params: { value: kind, list: 'reviews' }, citation }];
  },
};

/** One review (рассмотрение результатов) of the regulation's rhythm during the term. */
export interface PlannedReview {
  /** The rule's code. */
  code: string;
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
  return reviewSeries(regulation, calendar, startsOn, endsOn).map((review) => {
    const madeOn = reviewMadeOn(history, review);
    return madeOn === undefined ? review : { ...review, madeOn };
  });
}

/** The reviews between a programme's start and a day (that day included), whether made or not. */
export function reviewSeries(
  regulation: Regulation, calendar: WorkingCalendar, startsOn: LocalDate, endsOn: LocalDate,
): PlannedReview[] {
  const rule = regulation.rules.reviews;
  return rule.value.flatMap((review) =>
    series(startsOn, review.everyMonths, endsOn).map((dueOn, index, dates): PlannedReview => ({
      code: review.code, subject: `${review.code}:${index + 1}`, number: index + 1, label: { ru: review.ru, en: review.en },
      body: review.body, from: periodStart(calendar, startsOn, dates[index - 1]), ...actionDeadline(calendar, dueOn),
      citation: citeWithin(rule, review),
    })));
}

/** A period goes on to the last day on which its review is in time; the next one begins after it. */
function periodStart(calendar: WorkingCalendar, startsOn: LocalDate, before: LocalDate | undefined): LocalDate {
  return addDays(before === undefined ? startsOn : actionDeadline(calendar, before).lateAfter, 1);
}

/**
 * A review counts for the period that it names or, when it names none, for the one its date falls into. Where a region's rhythm asks for a
 * `questionnaire`, one that the family has answered is that review.
 */
function reviewMadeOn(history: History, { code, number, from, lateAfter: to }: PlannedReview): LocalDate | undefined {
  const answered = code === QUESTIONNAIRE ? history.questionnaires.map(({ seq, on }) => ({ seq, on, period: undefined })) : [];
  const own = history.reviews.filter(({ data }) => data.kind === code).map(({ seq, on, data }) => ({ seq, on, period: data.period }));
  return [...own, ...answered].sort((one, other) => one.seq - other.seq)
    .find(({ period, on }) => (period === undefined ? on >= from && on <= to : period === number))?.on;
}
