import t from 'tap';
import { RUSSIAN_PRODUCTION_CALENDAR } from '../../../src/domain/calendar/data/russia.ts';
import { workingCalendar } from '../../../src/domain/calendar/production-calendar.ts';
import {
  actionDeadline,
  addMonths,
  addWorkingDays,
  extensionStart,
  series,
  termEnd,
} from '../../../src/domain/calendar/terms.ts';

const russia = workingCalendar(RUSSIAN_PRODUCTION_CALENDAR);

t.test('a term in months ends on the same day number or on the last day (Civil Code art. 192)', async (t) => {
  t.equal(addMonths('2026-01-31', 1), '2026-02-28');
  t.equal(addMonths('2028-02-29', 12), '2029-02-28');
  t.equal(addMonths('2026-03-15', -1), '2026-02-15');
  t.equal(termEnd('2025-08-31', 6), '2026-02-28');
  t.equal(termEnd('2026-03-01', 12), '2027-03-01');
  t.throws(() => addMonths('9999-12-01', 1), RangeError);
});

t.test('an extension starts the day after the old end', async (t) => {
  t.equal(extensionStart('2026-02-28'), '2026-03-01');
  t.equal(extensionStart('2026-12-31'), '2027-01-01');
});

t.test('working days are counted from the day after, moved days included (art. 191)', async (t) => {
  t.same(addWorkingDays(russia, '2024-04-22', 10), { date: '2024-05-08', provisional: false });
  t.same(addWorkingDays(russia, '2026-12-25', 10), { date: '2027-01-19', provisional: false });
  t.same(addWorkingDays(russia, '2026-01-03', 1), { date: '2026-01-12', provisional: false });
});

t.test('a count that leans on a year without a decree is provisional', async (t) => {
  t.same(addWorkingDays(russia, '2027-12-24', 4), { date: '2027-12-30', provisional: false });
  t.same(addWorkingDays(russia, '2027-12-24', 5), { date: '2028-01-10', provisional: true });
  t.same(addWorkingDays(russia, '2021-12-29', 3), { date: '2022-01-10', provisional: true });
});

t.test('a region may push the count further', async (t) => {
  const region = workingCalendar(RUSSIAN_PRODUCTION_CALENDAR, ['2024-05-06']);
  t.equal(addWorkingDays(region, '2024-04-22', 10).date, '2024-05-13');
});

t.test('only whole counts from 1 are taken', async (t) => {
  for (const count of [0, -1, 1.5, NaN]) {
    t.throws(() => addWorkingDays(russia, '2026-03-02', count), RangeError);
    t.throws(() => series('2026-03-02', count, 1), RangeError);
  }
});

t.test('an action is late only after the next working day (art. 193)', async (t) => {
  const nominal = addMonths('2026-01-31', 1);
  t.same(actionDeadline(russia, nominal), { dueOn: '2026-02-28', lateAfter: '2026-03-02', provisional: false });
  t.same(actionDeadline(russia, '2026-03-02'), {
    dueOn: '2026-03-02',
    lateAfter: '2026-03-02',
    provisional: false,
  });
  t.same(actionDeadline(russia, '2027-12-31'), {
    dueOn: '2027-12-31',
    lateAfter: '2028-01-10',
    provisional: true,
  });
});

t.test('a series counts from its anchor', async (t) => {
  t.same(series('2025-08-31', 3, 3), ['2025-11-30', '2026-02-28', '2026-05-31']);
  t.same(series('2025-08-31', 3, '2026-05-31'), ['2025-11-30', '2026-02-28', '2026-05-31'], 'the last day counts');
  t.same(series('2025-08-31', 3, '2026-05-30'), ['2025-11-30', '2026-02-28']);
  t.same(series('2025-08-31', 3, 0), []);
  t.same(series('2025-08-31', 3, '2025-08-31'), []);
});
