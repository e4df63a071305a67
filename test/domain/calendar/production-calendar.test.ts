import t from 'tap';
import { RUSSIAN_PRODUCTION_CALENDAR } from '../../../src/domain/calendar/data/russia.ts';
import { workingCalendar } from '../../../src/domain/calendar/production-calendar.ts';
import {
  productionCalendarFaults,
  workingDaysInYear,
} from '../../../src/domain/calendar/production-calendar-check.ts';
import { automaticMoves } from '../../../src/domain/calendar/year-days-off.ts';

const russia = workingCalendar(RUSSIAN_PRODUCTION_CALENDAR);

t.test('each year has its published number of working days', async (t) => {
  const totals = RUSSIAN_PRODUCTION_CALENDAR.map(({ year }) => [year, workingDaysInYear(russia, year)]);
  t.same(totals, [[2022, 247], [2023, 247], [2024, 248], [2025, 247], [2026, 247], [2027, 247]]);
});

t.test('the data of every year is consistent', async (t) => {
  for (const year of RUSSIAN_PRODUCTION_CALENDAR) t.same(productionCalendarFaults(year), [], String(year.year));
});

t.test('holidays on a weekend move by themselves, those of January and of the decree do not', async (t) => {
  const moves = Object.fromEntries(
    RUSSIAN_PRODUCTION_CALENDAR.map((year) => [year.year, automaticMoves(year).map((move) => move.to)]),
  );
  t.same(moves, {
    2022: ['2022-05-02', '2022-06-13'],
    2023: ['2023-11-06'],
    2024: [],
    2025: [],
    2026: ['2026-03-09', '2026-05-11'],
    2027: ['2027-05-03', '2027-05-10', '2027-06-14'],
  });
});

t.test('days off moved by a decree are off, weekends taken for them work', async (t) => {
  const off = ['2022-03-07', '2022-05-03', '2024-04-29', '2024-12-31', '2025-06-13', '2026-01-09', '2027-11-05'];
  const working = ['2022-03-05', '2024-04-27', '2024-12-28', '2025-11-01', '2027-02-20', '2025-03-10'];
  for (const date of off) t.notOk(russia.isWorkingDay(date), `${date} is off`);
  for (const date of working) t.ok(russia.isWorkingDay(date), `${date} works`);
});

t.test('years without a decree have weekends and holidays off and are provisional', async (t) => {
  t.equal(russia.lastYear, 2027);
  t.notOk(russia.isProvisional('2027-12-31'));
  t.ok(russia.isProvisional('2028-01-01'));
  t.ok(russia.isProvisional('2021-12-31'));
  t.notOk(russia.isWorkingDay('2028-01-08'), 'a holiday');
  t.notOk(russia.isWorkingDay('2028-06-12'), 'a holiday on a Monday');
  t.notOk(russia.isWorkingDay('2028-02-26'), 'a Saturday of a leap year');
  t.ok(russia.isWorkingDay('2028-02-29'), 'a Tuesday');
  t.equal(workingCalendar([]).lastYear, 0);
});

t.test('a region adds days off of its own', async (t) => {
  const tatarstan = workingCalendar(RUSSIAN_PRODUCTION_CALENDAR, ['2027-08-30']);
  t.notOk(tatarstan.isWorkingDay('2027-08-30'));
  t.ok(russia.isWorkingDay('2027-08-30'));
  t.equal(workingDaysInYear(tatarstan, 2027), 246);
});

t.test('faults of a mistyped year are named', async (t) => {
  const year = {
    year: 2026,
    decree: 'mistyped',
    moves: [
      { from: '2026-01-03', to: '2026-01-10' },
      { from: '2026-01-05', to: '2026-12-31' },
      { from: '2026-02-28', to: '2026-03-02' },
      { from: '2026-01-04', to: '2026-12-31' },
    ],
    workingWeekends: ['2026-04-04'],
    workingDays: 247,
  };
  t.same(productionCalendarFaults(year).map(({ code, pointer }) => [code, pointer]), [
    ['calendar.move-to', '/moves/0/to'],
    ['calendar.move-from', '/moves/1/from'],
    ['calendar.moved-twice', '/moves/3/to'],
    ['calendar.weekend-not-listed', '/moves/2/from'],
    ['calendar.weekend-not-moved', '/workingWeekends/0'],
    ['calendar.total', '/workingDays'],
  ]);
});
