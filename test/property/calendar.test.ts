import fc from 'fast-check';
import t from 'tap';
import { RUSSIAN_PRODUCTION_CALENDAR } from '../../src/domain/calendar/data/russia.ts';
import { nextDay } from '../../src/domain/calendar/day-arithmetic.ts';
import { addDays, daysBetween } from '../../src/domain/calendar/local-date.ts';
import { workingCalendar } from '../../src/domain/calendar/production-calendar.ts';
import {
  actionDeadline,
  addMonths,
  addWorkingDays,
  extensionStart,
  series,
  termEnd,
} from '../../src/domain/calendar/terms.ts';

// From before the first loaded year to after the last.
const date = fc.integer({ min: 0, max: daysBetween('2020-01-01', '2030-12-31') }).map((n) => addDays('2020-01-01', n));
const months = fc.integer({ min: 1, max: 24 });
const count = fc.integer({ min: 1, max: 60 });
const calendar = fc
  .uniqueArray(date, { maxLength: 20 })
  .map((daysOff) => workingCalendar(RUSSIAN_PRODUCTION_CALENDAR, daysOff));

const dayNumber = (text: string) => Number(text.slice(8));
const isMonthEnd = (text: string) => dayNumber(addDays(text, 1)) === 1;

function datesAfter(from: string, to: string): string[] {
  return Array.from({ length: daysBetween(from, to) }, (_, index) => addDays(from, index + 1));
}

t.test('the day after is one calendar day later', async () => {
  fc.assert(fc.property(date, (from) => nextDay(from) === addDays(from, 1)));
});

t.test('addWorkingDays lands on a working day with exactly that many working days counted', async () => {
  fc.assert(
    fc.property(calendar, date, count, (days, from, n) => {
      const { date: to, provisional } = addWorkingDays(days, from, n);
      const passed = datesAfter(from, to);
      return (
        days.isWorkingDay(to) &&
        passed.filter((day) => days.isWorkingDay(day)).length === n &&
        provisional === passed.some((day) => days.isProvisional(day))
      );
    }),
  );
});

t.test('a later start or a greater count never gives an earlier date', async () => {
  fc.assert(
    fc.property(calendar, date, fc.nat(40), count, (days, from, later, n) => {
      const { date: to } = addWorkingDays(days, from, n);
      return addWorkingDays(days, addDays(from, later), n).date >= to && addWorkingDays(days, from, n + 1).date > to;
    }),
  );
});

t.test('an action is never late before its nominal date, and only days off lie between', async () => {
  fc.assert(
    fc.property(calendar, date, (days, nominal) => {
      const { dueOn, lateAfter } = actionDeadline(days, nominal);
      const skipped = [nominal, ...datesAfter(nominal, lateAfter)].slice(0, -1);
      return dueOn === nominal && days.isWorkingDay(lateAfter) && !skipped.some((day) => days.isWorkingDay(day));
    }),
  );
});

t.test('a term ends in its month, on the same day number or on the last day', async () => {
  fc.assert(
    fc.property(date, months, (start, n) => {
      const end = termEnd(start, n);
      const monthsApart = (Number(end.slice(0, 4)) - Number(start.slice(0, 4))) * 12
        + Number(end.slice(5, 7)) - Number(start.slice(5, 7));
      const sameDay = dayNumber(end) === dayNumber(start);
      return monthsApart === n && (sameDay || (isMonthEnd(end) && dayNumber(end) < dayNumber(start)));
    }),
  );
});

t.test('a term never outlasts a longer limit, nor does a later start end it earlier', async () => {
  fc.assert(
    fc.property(date, months, months, fc.nat(40), (start, n, limit, later) =>
      (n > limit || termEnd(start, n) <= termEnd(start, limit)) &&
      termEnd(addDays(start, later), n) >= termEnd(start, n),
    ),
  );
});

t.test('an extension follows the old term without a gap', async () => {
  fc.assert(fc.property(date, (end) => daysBetween(end, extensionStart(end)) === 1));
});

t.test('a series strictly increases and each date is counted from the anchor', async () => {
  fc.assert(
    fc.property(date, months, count, (anchor, every, n) => {
      const dates = series(anchor, every, n);
      return dates.length === n && dates.every((day, index) =>
        day === addMonths(anchor, (index + 1) * every) && day > (dates[index - 1] ?? anchor),
      );
    }),
  );
});

t.test('a series until a date holds every date up to it and none after', async () => {
  fc.assert(
    fc.property(date, months, date, (anchor, every, until) => {
      const dates = series(anchor, every, until);
      const next = addMonths(anchor, (dates.length + 1) * every);
      return dates.every((day) => day <= until) && next > until;
    }),
  );
});
