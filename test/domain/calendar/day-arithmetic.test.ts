import t from 'tap';
import { datesOfYear, nextDay, weekendsOfYear } from '../../../src/domain/calendar/day-arithmetic.ts';

t.test('the day after crosses months, years and leap days', async (t) => {
  t.equal(nextDay('2026-03-09'), '2026-03-10');
  t.equal(nextDay('2026-02-28'), '2026-03-01');
  t.equal(nextDay('2028-02-28'), '2028-02-29');
  t.equal(nextDay('1900-02-28'), '1900-03-01');
  t.equal(nextDay('2000-02-28'), '2000-02-29');
  t.equal(nextDay('2026-04-30'), '2026-05-01');
  t.equal(nextDay('2026-12-31'), '2027-01-01');
  t.equal(nextDay('0999-12-31'), '1000-01-01');
  t.throws(() => nextDay('9999-12-31'), RangeError);
});

t.test('a year lists all of its days', async (t) => {
  t.equal(datesOfYear(2026).length, 365);
  t.equal(datesOfYear(2028).length, 366);
  t.same(datesOfYear(2026).slice(58, 60), ['2026-02-28', '2026-03-01']);
});

t.test('weekends are Saturdays and Sundays', async (t) => {
  t.same(weekendsOfYear(2026).slice(0, 4), ['2026-01-03', '2026-01-04', '2026-01-10', '2026-01-11']);
  t.same(weekendsOfYear(2023).slice(0, 3), ['2023-01-01', '2023-01-07', '2023-01-08']);
});
