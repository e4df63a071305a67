import t from 'tap';
import { addDays } from '../../src/domain/calendar/local-date.ts';
import { addMonths } from '../../src/domain/calendar/terms.ts';
import { months, roadDates } from '../../scripts/scenario/dates.ts';

// The scenario must be playable on any day of the year: its days stay in order, and nearly always the watch runs out today.

const FIRST = '2026-01-01';

t.test('the road fits into the past of every day of two years', async (t) => {
  const unwatched: string[] = [];
  let wrong = 0;
  for (let count = 0; count < 730; count += 1) {
    const dates = roadDates(addDays(FIRST, count));
    const { today, start, firstEnd, secondStart, secondEnd, ended, watchedToday } = dates;
    const ordered = [dates.day(0), dates.day(7), start, firstEnd, secondStart, secondEnd, addDays(ended, -1), addMonths(ended, months.watch), today];
    const inOrder = ordered.every((date, index) => index === 0 || (ordered[index - 1] ?? '') <= date);
    if (!inOrder) wrong += 1;
    if (!watchedToday) unwatched.push(today);
  }
  t.equal(wrong, 0, 'days on which the road is out of order');
  t.ok(unwatched.length <= 12, `days on which the watch ran out before today: ${unwatched.join(', ')}`);
});
