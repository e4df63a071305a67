import { dayOf, type LocalDate } from '../calendar/local-date.ts';
import type { Violation } from '../errors.ts';
import type { Engagement, Recorded } from './records.ts';

/** A day that has come. */
export function notInFuture(date: LocalDate | null | undefined, pointer: string, today: LocalDate): Violation[] {
  return date !== null && date !== undefined && date > today ? [{ code: 'date.in-future', pointer, params: { date, today } }] : [];
}

type Days = Pick<Engagement, 'engagedFrom' | 'engagedUntil'>;

/** What is wrong with the days of an engagement. */
export function dayViolations({ engagedFrom, engagedUntil }: Days, today: LocalDate, pointer = '/engagedUntil'): Violation[] {
  return [
    ...notInFuture(engagedFrom, '/engagedFrom', today), ...notInFuture(engagedUntil, pointer, today),
    ...(engagedUntil !== null && engagedUntil < engagedFrom
      ? [{ code: 'engagement.end-before-start', pointer, params: { from: engagedFrom, until: engagedUntil } } as const] : []),
  ];
}

/** Which day it is at the provider, and where the day turns so (IANA). */
export interface DayThere {
  today: LocalDate;
  timeZone: string;
}

/** A record that was annulled is told nothing more. */
export function annulledViolations({ annulledAt }: Pick<Recorded, 'annulledAt'>, { timeZone }: Pick<DayThere, 'timeZone'>): Violation[] {
  return annulledAt === null ? [] : [{ code: 'record.annulled', params: { date: dayOf(annulledAt, timeZone) } }];
}

/** How an engagement is over: from a day on, or it never was, for it was entered by mistake. */
export interface EndRequest {
  /** The last day; today when absent. */
  date?: LocalDate | undefined;
  reason?: string | undefined;
  mistaken?: boolean | undefined;
}

/** What speaks against ending an engagement so. */
export function endViolations(engagement: Days & Pick<Recorded, 'annulledAt'>, { date, reason, mistaken }: EndRequest, there: DayThere): Violation[] {
  const annulled = annulledViolations(engagement, there);
  if (mistaken === true) {
    return [...annulled, ...(reason === undefined ? [{ code: 'record.reason-required', pointer: '/reason' } as const] : [])];
  }
  const { engagedFrom, engagedUntil } = engagement;
  const over: Violation[] = engagedUntil === null ? [] : [{ code: 'engagement.over', params: { until: engagedUntil } }];
  return [...annulled, ...over, ...dayViolations({ engagedFrom, engagedUntil: date ?? there.today }, there.today, '/date')];
}
