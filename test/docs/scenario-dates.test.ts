import t from 'tap';
import { addDays } from '../../src/domain/calendar/local-date.ts';
import { roadDates } from '../../scripts/scenario/dates.ts';

// The scenario must be playable from any day of the year: its days stay in order, and the clock can be moved along them.

const FIRST = '2026-01-01';

t.test('the road goes on from every day of two years', async (t) => {
  const wrong: string[] = [];
  for (let count = 0; count < 730; count += 1) {
    const dates = roadDates(addDays(FIRST, count));
    const { today, start, firstEnd, secondStart, secondEnd, ended, watchedUntil, closed } = dates;
    const ordered = [today, dates.day(0), dates.day(7), start, firstEnd, secondStart, secondEnd, addDays(ended, -1), addDays(watchedUntil, -10), watchedUntil, closed];
    if (!ordered.every((date, index) => index === 0 || (ordered[index - 1] ?? '') <= date)) wrong.push(today);
  }
  t.strictSame(wrong, []);
});
