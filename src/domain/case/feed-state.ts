import type { LocalDate } from '../calendar/local-date.ts';
import type { Citation } from '../errors.ts';
import type { Regulation } from '../regulations/resolve.ts';
import type { Assessment } from './assess.ts';
import type { Deadline } from './deadlines.ts';
import { type FactOf, isKind } from './facts.ts';
import { type RecommendationStanding, recommendationsOf } from '../recommendation.ts';

/** A deadline without its words; where it stands on a day, `deadlineState` says. */
export interface FeedDeadline {
  code: string;
  subject: string;
  dueOn: LocalDate;
  lateAfter: LocalDate;
  provisional: boolean;
  metOn: LocalDate | null;
  /** Nothing is awaited any more. */
  dropped: boolean;
  citation: Citation;
}

export interface FeedDecision {
  factId: string;
  kind: string;
  body: string;
  number: string;
  date: LocalDate;
  programmeNumber: number | null;
  level: string | null;
  reason: string | null;
}

/** A review that the regulation gives to the commission; its findings are read elsewhere. */
export interface FeedReview {
  factId: string;
  kind: string;
  period: number | null;
  date: LocalDate;
}

/** What the commission recommended, and what the provider made of it; the words of both are read elsewhere. */
export interface FeedRecommendation {
  factId: string;
  resolutionNumber: string;
  resolutionDate: LocalDate;
  word: string;
  answer: { factId: string; date: LocalDate; followed: string } | null;
}

/**
 * What a commission on minors' affairs (КДНиЗП) may know of a case besides what the case's columns hold: ids, codes, numbers and dates. It
 * depends on the facts alone, not on the day, so it changes only when they do.
 */
export interface FeedState {
  level: string | null;
  proposedLevel: string | null;
  programme: { number: number; startsOn: LocalDate; endsOn: LocalDate; longestEndsOn: LocalDate; extensions: number } | null;
  deadlines: FeedDeadline[];
  decisions: FeedDecision[];
  reviews: FeedReview[];
  recommendations: FeedRecommendation[];
  outcome: { code: string; on: LocalDate } | null;
}

/** Computes it from what the facts say. */
export function feedStateOf(assessment: Assessment): FeedState {
  const { level, proposedLevel, deadlines, outcome, history, situation: { regulation } } = assessment;
  return {
    level: level ?? null,
    proposedLevel: proposedLevel ?? null,
    programme: programmeOf(assessment),
    deadlines: deadlines.filter(({ code }) => code !== 'letterAnswer').map(feedDeadline),
    decisions: history.facts.filter(isKind('decision')).map(feedDecision),
    reviews: history.reviews.filter(({ data }) => isReviewedByCommission(regulation, data.kind)).map(feedReview),
    recommendations: recommendationsOf(history).map(feedRecommendation),
    outcome: outcome ?? null,
  };
}

/** Does the regulation give a review of this kind to the commission? */
export function isReviewedByCommission(regulation: Regulation, kind: string): boolean {
  return regulation.rules.reviews.value.some(({ code, body }) => body === 'kdn' && code === kind);
}

function programmeOf({ startedOn, term, history: { currentProgramme, extensions } }: Assessment): FeedState['programme'] {
  if (currentProgramme === undefined || startedOn === undefined || term === undefined) return null;
  const { endsOn, longestEndsOn } = term;
  return { number: currentProgramme.data.number, startsOn: startedOn, endsOn, longestEndsOn, extensions };
}

function feedDeadline({ code, subject, dueOn, lateAfter, provisional, metOn, state, citation }: Deadline): FeedDeadline {
  return { code, subject, dueOn, lateAfter, provisional, metOn: metOn ?? null, dropped: state === 'dropped', citation };
}

function feedDecision({ id, on, data }: FactOf<'decision'>): FeedDecision {
  const { kind, body, number, programmeNumber, level, reason } = data;
  return {
    factId: id, kind, body, number, date: on, programmeNumber: programmeNumber ?? null, level: level ?? null, reason: reason ?? null,
  };
}

function feedReview({ id, on, data: { kind, period } }: FactOf<'review'>): FeedReview {
  return { factId: id, kind, period: period ?? null, date: on };
}

function feedRecommendation({ fact: { id, data }, answer }: RecommendationStanding): FeedRecommendation {
  const { resolutionNumber, resolutionDate, word } = data;
  const answered = answer === undefined ? null : { factId: answer.id, date: answer.on, followed: answer.data.followed };
  return { factId: id, resolutionNumber, resolutionDate, word, answer: answered };
}
