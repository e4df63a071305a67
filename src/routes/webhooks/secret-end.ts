import { Temporal } from 'temporal-polyfill';
import { RequestProblem } from '../request-problem.ts';

const USUAL_OVERLAP = { hours: 24 };
const LONGEST_OVERLAP = { hours: 7 * 24 };

/**
 * Until when a former secret signs too: a day, or as asked.
 * @throws RequestProblem for an instant that is past, or more than seven days ahead
 */
export function endOfFormer(asked: string | undefined, now: string): string {
  const at = Temporal.Instant.from(now);
  const latest = at.add(LONGEST_OVERLAP);
  const until = asked === undefined ? at.add(USUAL_OVERLAP) : Temporal.Instant.from(asked);
  const early = Temporal.Instant.compare(until, at) < 0;
  if (!early && Temporal.Instant.compare(until, latest) <= 0) return until.toString({ fractionalSecondDigits: 3 });
  const bound = early ? { boundRu: 'не меньше', boundEn: 'at least', limit: at.toString() } : { boundRu: 'не больше', boundEn: 'at most', limit: latest.toString() };
  throw new RequestProblem('request-malformed', [{ pointer: '/oldValidUntil', code: 'field.range', params: bound }]);
}
