import t from 'tap';
import { dueDays, nextDue } from '../../../src/domain/calendar/due-days.ts';

const kazan = ['Europe/Moscow'];
const days = (...given: Parameters<typeof dueDays>) => dueDays(...given).map(({ day }) => day);

t.test('a new service has no past: only the newest day is due', async (t) => {
  t.same(dueDays('00:05', kazan, undefined, '2026-03-01T21:05:00.000Z'), [{ day: '2026-03-02', dueAt: '2026-03-01T21:05:00.000Z' }]);
  t.same(days('00:05', kazan, undefined, '2026-03-01T21:04:59.999Z'), ['2026-03-01'], 'its hour has not come yet');
});

t.test('every day since the last one, in order', async (t) => {
  t.same(days('00:05', kazan, '2026-03-01', '2026-03-04T20:00:00.000Z'), ['2026-03-02', '2026-03-03', '2026-03-04']);
  t.same(days('00:05', kazan, '2026-03-04', '2026-03-04T20:00:00.000Z'), []);
  t.same(days('00:05', kazan, '2026-03-09', '2026-03-04T20:00:00.000Z'), [], 'nothing when the clock was put back');
});

t.test('what lies more than 31 days back is not made up for', async (t) => {
  const due = days('00:05', kazan, '2025-01-01', '2026-03-04T20:00:00.000Z');
  t.equal(due.length, 31);
  t.equal(due[0], '2026-02-02');
  t.equal(due.at(-1), '2026-03-04');
});

t.test('the day turns in the region: in Magadan eight hours earlier', async (t) => {
  t.same(dueDays('00:05', ['Asia/Magadan'], '2026-03-01', '2026-03-01T13:05:00.000Z'), [
    { day: '2026-03-02', dueAt: '2026-03-01T13:05:00.000Z' },
  ]);
  t.same(days('00:05', kazan, '2026-03-01', '2026-03-01T13:05:00.000Z'), []);
});

t.test('in a region with two time zones the day is due when it has come in both', async (t) => {
  const both = ['Asia/Magadan', 'Europe/Moscow'];
  t.same(days('00:05', both, '2026-03-01', '2026-03-01T13:05:00.000Z'), []);
  t.same(days('00:05', both, '2026-03-01', '2026-03-01T21:05:00.000Z'), ['2026-03-02']);
});

t.test('a change of the time zone neither doubles nor skips a day', async (t) => {
  const eastward = days('00:05', ['Europe/Samara'], '2026-03-01', '2026-03-01T20:05:00.000Z');
  t.same(eastward, ['2026-03-02']);
  t.same(days('00:05', kazan, '2026-03-02', '2026-03-01T21:05:00.000Z'), [], 'back again: the day has been done');
  t.same(days('00:05', kazan, '2026-03-02', '2026-03-02T21:05:00.000Z'), ['2026-03-03']);
});

t.test('daylight time: the hour that does not exist, and the one that comes twice', async (t) => {
  const berlin = ['Europe/Berlin'];
  t.same(dueDays('02:30', berlin, '2026-03-28', '2026-03-29T12:00:00.000Z'), [{ day: '2026-03-29', dueAt: '2026-03-29T01:30:00.000Z' }]);
  t.same(dueDays('02:30', berlin, '2026-10-24', '2026-10-25T12:00:00.000Z'), [{ day: '2026-10-25', dueAt: '2026-10-25T00:30:00.000Z' }]);
});

t.test('the next one is the first whose hour has not come', async (t) => {
  t.same(nextDue('00:05', kazan, '2026-03-01T21:04:59.999Z'), { day: '2026-03-02', dueAt: '2026-03-01T21:05:00.000Z' });
  t.same(nextDue('00:05', kazan, '2026-03-01T21:05:00.000Z'), { day: '2026-03-03', dueAt: '2026-03-02T21:05:00.000Z' });
  t.equal(nextDue('00:05', ['Asia/Magadan'], '2026-03-01T21:05:00.000Z').dueAt, '2026-03-02T13:05:00.000Z');
});
