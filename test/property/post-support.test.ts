import fc from 'fast-check';
import t from 'tap';
import { addDays, daysBetween, type LocalDate } from '../../src/domain/calendar/local-date.ts';
import { historyOf } from '../../src/domain/case/add-up.ts';
import type { History } from '../../src/domain/case/history.ts';
import { statusOn } from '../../src/domain/case/status.ts';
import { type PostSupport, postSupportOf } from '../../src/domain/post-support.ts';
import { base } from '../../src/domain/regulations/base.ts';
import { type Regulation, resolveRegulation } from '../../src/domain/regulations/resolve.ts';
import { calendar, openCase } from '../support/histories.ts';

const anchor = fc.integer({ min: 0, max: daysBetween('2022-01-01', '2028-12-31') }).map((days) => addDays('2022-01-01', days));
const rule = fc.record({ everyMonths: fc.integer({ min: 1, max: 6 }), forMonths: fc.integer({ min: 1, max: 24 }) });

function regulationWith(value: { everyMonths: number; forMonths: number }): Regulation {
  return resolveRegulation({ ...base, rules: { postSupport: { clause: 'п. 1', value: { ...value, after: ['success'] } } } });
}

/** A case that ended on a day, with the checks that were made, each on its day. */
function ended(regulation: Regulation, on: LocalDate, made: readonly { number: number; on: LocalDate }[] = []): History {
  const history = historyOf(regulation, openCase(regulation, on).facts);
  const checks = made.map((one, index) => ({
    id: `${index}`, seq: index, kind: 'postSupportCheck' as const, on: one.on, recordedAt: '', recordedBy: '',
    data: { number: one.number, findings: '', situation: 'stable' as const },
  }));
  return { ...history, ending: { outcome: 'success', on }, checks };
}

function watch(regulation: Regulation, history: History): PostSupport {
  const found = postSupportOf(regulation, history, calendar);
  if (found === undefined) throw new Error('No post-support after success');
  return found;
}

/** Months from one date to another by their year and month, whatever the day. */
function monthsBetween(from: LocalDate, to: LocalDate): number {
  const count = (date: LocalDate) => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7));
  return count(to) - count(from);
}

/** The same day number, or the month's last day where there is none. */
function onDayOf(from: LocalDate, date: LocalDate): boolean {
  return date.slice(8) === from.slice(8) || date.slice(8) < from.slice(8) && addDays(date, 1).slice(8) === '01';
}

t.test('every check counts from the anchor, never from the check before', async () => {
  fc.assert(fc.property(anchor, rule, (on, value) => {
    const regulation = regulationWith(value);
    const { checks, until, anchor: from } = watch(regulation, ended(regulation, on));
    return from === on && checks.length === Math.floor(value.forMonths / value.everyMonths)
      && checks.every(({ number, dueOn }) => monthsBetween(on, dueOn) === number * value.everyMonths && onDayOf(on, dueOn) && dueOn <= until);
  }), { numRuns: 300 });
});

t.test('31 August: 30 November, 28 February, 31 May, 31 August', async (t) => {
  const regulation = resolveRegulation(base);
  const { checks, until } = watch(regulation, ended(regulation, '2026-08-31'));
  t.strictSame(checks.map(({ dueOn }) => dueOn), ['2026-11-30', '2027-02-28', '2027-05-31', '2027-08-31']);
  t.equal(until, '2027-08-31');
});

t.test('a check is late only after a working day, its period starts after the one before, and they never overlap', async () => {
  fc.assert(fc.property(anchor, rule, (on, value) => {
    const regulation = regulationWith(value);
    const { checks } = watch(regulation, ended(regulation, on));
    return checks.every(({ from, dueOn, lateAfter, scheduleOn }, index) =>
      from === addDays(checks[index - 1]?.dueOn ?? on, 1) && from <= dueOn && dueOn <= lateAfter && scheduleOn < dueOn
      && calendar.isWorkingDay(lateAfter));
  }), { numRuns: 200 });
});

const delays = fc.array(fc.option(fc.nat(120), { nil: undefined }), { maxLength: 24 });

t.test('the watch always ends, not before its last day nor later than the last check is late, and never opens again', async () => {
  fc.assert(fc.property(anchor, rule, delays, (on, value, late) => {
    const regulation = regulationWith(value);
    const planned = watch(regulation, ended(regulation, on));
    const made = planned.checks.flatMap(({ number, from }, index) => {
      const delay = late[index];
      return delay === undefined ? [] : [{ number, on: addDays(from, delay) }];
    });
    const history = ended(regulation, on, made);
    const { closesOn, until, checks } = watch(regulation, history);
    const status = (day: LocalDate) => statusOn(regulation, history, watch(regulation, history), day);
    return closesOn >= until && closesOn <= planned.closesOn
      && status(addDays(closesOn, -1)) === 'postSupport' && status(closesOn) === 'closed' && status(addDays(closesOn, 500)) === 'closed'
      && checks.every(({ number, madeOn }) => madeOn === made.find((one) => one.number === number)?.on);
  }), { numRuns: 300 });
});

t.test('an outcome that the regulation does not name starts no watch', async () => {
  fc.assert(fc.property(anchor, rule, fc.constantFrom('movedAway', 'writtenRefusal', 'danger', 'illness', 'programmeBroken'), (on, value, outcome) => {
    const regulation = regulationWith(value);
    const history: History = { ...ended(regulation, on), ending: { outcome, on } };
    return postSupportOf(regulation, history, calendar) === undefined && statusOn(regulation, history, undefined, on) === 'closed';
  }), { numRuns: 100 });
});
