import { recordAudit } from '../db/queries/audit.ts';
import {
  addRevision, daysOffAt, insertDaysOff, insertYear, isRegion, lockCalendar, newestRevision, newestYear,
} from '../db/queries/calendar.ts';
import { repeatNewestRuns } from '../db/queries/repeat-runs.ts';
import type { Tx } from '../db/transaction.ts';
import type { LocalDate } from '../domain/calendar/local-date.ts';
import { productionCalendarFaults } from '../domain/calendar/production-calendar-check.ts';
import type { ProductionCalendarYear } from '../domain/calendar/production-calendar-year.ts';
import { DomainError, refuseIfAny, type Violation } from '../domain/errors.ts';
import { contentHash } from './content-hash.ts';
import type { OperationContext } from './context.ts';
import { type CalendarYear, getCalendarYear, WHOLE_COUNTRY } from './read-calendar.ts';

/** A region's own days off in a year; the whole list, in place of the one before. */
export interface NewDaysOff {
  year: number;
  days: LocalDate[];
  /** The region's act that declares them. */
  source: string;
}

/**
 * Publishes a year of Russia's production calendar, or the next version of one. Due dates of open cases follow: a job counts them again
 * and writes down which moved.
 * @throws DomainError calendar.*, every fault of the data
 */
export async function publishCalendarYear(tx: Tx, ctx: OperationContext, request: ProductionCalendarYear): Promise<CalendarYear> {
  const { year, decree, moves, workingWeekends, workingDays } = request;
  const content = { year, decree, moves: moves.map(({ from, to }) => ({ from, to })), workingWeekends, workingDays };
  refuseIfAny(productionCalendarFaults(content));
  await lockCalendar(tx);
  const before = await newestYear(tx, year);
  const hash = contentHash(content);
  if (before?.hash === hash) throw unchanged(year);
  const now = ctx.clock.now();
  const version = (before?.version ?? 0) + 1;
  await insertYear(tx, { version, content, revision: await addRevision(tx, null, now), hash, now });
  await repeatNewestRuns(tx, 'recalculateDates', null, now);
  recordAudit(tx, ctx, { kind: 'calendarYear', id: String(year) }, { version });
  return await getCalendarYear({ db: tx }, WHOLE_COUNTRY, year);
}

/**
 * Publishes the days off that a region itself declares in a year. An administrator does so for the own region only.
 * @throws DomainError not-found, calendar.*
 */
export async function publishRegionDaysOff(
  tx: Tx, ctx: OperationContext, region: string, { year, days, source }: NewDaysOff,
): Promise<CalendarYear> {
  if (!isOwn(ctx, region) || !(await isRegion(tx, region))) throw new DomainError([{ code: 'not-found', params: { what: region } }]);
  refuseIfAny(outsideYear(year, days));
  await lockCalendar(tx);
  const revision = (await newestRevision(tx, region))?.revision ?? 0;
  const before = (await daysOffAt(tx, region, revision)).find((layer) => layer.year === year);
  const inOrder = [...days].sort();
  if (before?.source === source && before.days.join() === inOrder.join()) throw unchanged(year);
  const now = ctx.clock.now();
  const version = (before?.version ?? 0) + 1;
  await insertDaysOff(tx, region, { year, version, days: inOrder, source }, { revision: await addRevision(tx, region, now), now });
  await repeatNewestRuns(tx, 'recalculateDates', region, now);
  recordAudit(tx, ctx, { kind: 'regionDaysOff', id: `${region}/${year}` }, { version });
  return await getCalendarYear({ db: tx }, region, year);
}

function isOwn({ caller: { scope } }: OperationContext, region: string): boolean {
  return scope.kind === 'system' || (scope.kind === 'region' && scope.region === region);
}

function outsideYear(year: number, days: readonly LocalDate[]): Violation[] {
  return days.flatMap((date, index): Violation[] =>
    date.startsWith(`${year}-`) ? [] : [{ code: 'calendar.outside-year', pointer: `/days/${index}`, params: { date, year } }]);
}

function unchanged(year: number): DomainError {
  return new DomainError([{ code: 'calendar.unchanged', params: { year } }]);
}
