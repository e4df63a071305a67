import type { Kysely } from 'kysely';
import { daysOffAt, isRegion, newestRevision, yearsAt } from '../db/queries/calendar.ts';
import type { Database } from '../db/schema.ts';
import { type CountingRule, countingRules } from '../domain/calendar/counting-rules.ts';
import { datesOfYear } from '../domain/calendar/day-arithmetic.ts';
import type { LocalDate } from '../domain/calendar/local-date.ts';
import { workingDaysInYear } from '../domain/calendar/production-calendar-check.ts';
import { actionDeadline, addMonths, addWorkingDays } from '../domain/calendar/terms.ts';
import { automaticMoves } from '../domain/calendar/year-days-off.ts';
import { DomainError } from '../domain/errors.ts';
import type { OperationContext } from './context.ts';
import { calendarOf } from './working-calendar.ts';

/** The country without any region's own days off. */
export const WHOLE_COUNTRY = 'russia';

/** A year of a region's working calendar. */
export interface CalendarYear {
  region: string;
  year: number;
  /** True while no decree is loaded: then Saturdays, Sundays and public holidays are off, and that may change. */
  provisional: boolean;
  version: number | null;
  decree: string | null;
  workingDays: number;
  moves: { from: LocalDate; to: LocalDate; automatic: boolean }[];
  workingWeekends: LocalDate[];
  regionDaysOff: LocalDate[];
  regionVersion: number | null;
  regionSource: string | null;
  /** Every day that is not a working day. */
  daysOff: LocalDate[];
}

/** What to count: exactly one of the two. */
export interface CountRequest {
  from: LocalDate;
  workingDays?: number | undefined;
  months?: number | undefined;
  /** With months: the last day for an action, or the end of a longest term. */
  as: 'action' | 'term';
}

export interface CountedDates {
  region: string;
  from: LocalDate;
  dueOn: LocalDate;
  lateAfter: LocalDate;
  provisional: boolean;
  rules: CountingRule[];
}

/** A year of a region's calendar as it is now. @throws DomainError not-found, for a region without a regulation */
export async function getCalendarYear({ db }: Pick<OperationContext, 'db'>, region: string, year: number): Promise<CalendarYear> {
  await requireRegion(db, region);
  const revision = (await newestRevision(db, region))?.revision ?? 0;
  const published = (await yearsAt(db, revision)).find(({ content }) => content.year === year);
  const layer = (await daysOffAt(db, region, revision)).find((one) => one.year === year);
  const calendar = await calendarOf(db, region);
  const decreed = (published?.content.moves ?? []).map(({ from, to }) => ({ from, to, automatic: false }));
  const automatic = published === undefined ? [] : automaticMoves(published.content).map((move) => ({ ...move, automatic: true }));
  return {
    region, year, provisional: published === undefined,
    version: published?.version ?? null, decree: published?.content.decree ?? null,
    workingDays: workingDaysInYear(calendar, year),
    moves: [...decreed, ...automatic], workingWeekends: [...published?.content.workingWeekends ?? []],
    regionDaysOff: layer?.days ?? [], regionVersion: layer?.version ?? null, regionSource: layer?.source ?? null,
    daysOff: datesOfYear(year).filter((date) => !calendar.isWorkingDay(date)),
  };
}

/** Counts a date by a region's calendar. @throws DomainError not-found, calendar.one-count */
export async function addToCalendar(
  { db }: Pick<OperationContext, 'db'>, region: string, request: CountRequest,
): Promise<CountedDates> {
  const { from, workingDays, months, as } = request;
  await requireRegion(db, region);
  if ((workingDays === undefined) === (months === undefined)) {
    throw new DomainError([{ code: 'calendar.one-count', pointer: '?workingDays' }]);
  }
  const calendar = await calendarOf(db, region);
  if (workingDays !== undefined) {
    const { date, provisional } = addWorkingDays(calendar, from, workingDays);
    return { region, from, dueOn: date, lateAfter: date, provisional, rules: [...countingRules.workingDays] };
  }
  const nominal = addMonths(from, months ?? 0);
  if (as === 'term') return { region, from, dueOn: nominal, lateAfter: nominal, provisional: false, rules: [...countingRules.term] };
  return { region, from, ...actionDeadline(calendar, nominal), rules: [...countingRules.action] };
}

async function requireRegion(db: Kysely<Database>, region: string): Promise<void> {
  if (region === WHOLE_COUNTRY || (await isRegion(db, region))) return;
  throw new DomainError([{ code: 'not-found', params: { what: region } }]);
}
