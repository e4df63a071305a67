import fc from 'fast-check';
import t from 'tap';
import { addDays, daysBetween } from '../../src/domain/calendar/local-date.ts';
import { addMonths } from '../../src/domain/calendar/terms.ts';
import { tatarstan2017 } from '../../src/domain/regulations/data/tatarstan-2017.ts';
import { resolveRegulation } from '../../src/domain/regulations/resolve.ts';
import { stretchOf } from '../../src/domain/case/add-up.ts';
import {
  calendar, type CaseBook, consent, copyGiven, curator, decision, diagnostic, level, openCase, paper, programme, signed,
  submission, tatarstan,
} from '../support/histories.ts';

const date = fc.integer({ min: 0, max: daysBetween('2022-01-01', '2028-12-31') }).map((days) => addDays('2022-01-01', days));
const levels = Object.keys(tatarstan.rules.terms.value);

t.test('a stretch lasts the months asked for, never more than the level’s longest, ending on the same day or the month’s last', async () => {
  fc.assert(fc.property(date, fc.constantFrom(...levels), fc.option(fc.integer({ min: 1, max: 40 }), { nil: undefined }), (start, code, months) => {
    const longest = tatarstan.rules.terms.value[code]?.longestMonths ?? 0;
    const { startsOn, endsOn, longestEndsOn } = stretchOf(tatarstan, code, start, months);
    const sameDay = endsOn.slice(8) === start.slice(8) || addDays(endsOn, 1).slice(8) === '01' && endsOn.slice(8) < start.slice(8);
    return startsOn === start && sameDay && endsOn <= longestEndsOn && longestEndsOn === addMonths(start, longest)
      && (months === undefined || months >= longest ? endsOn === longestEndsOn : endsOn === addMonths(start, months));
  }), { numRuns: 300 });
});

/** Starts a case on a day, everything on that day, with a programme of so many months. */
function startOn(on: string, code: string, termMonths: number): CaseBook {
  return openCase(tatarstan, on).record(
    consent(on), paper('individualServicesProgramme', on), curator('curator-1', on), paper('personalDocuments', on),
    paper('livingConditionsReport', on), paper('interviewResults', on), diagnostic('primary', on), level(code, on),
    programme(on, { level: code, termMonths }), submission(on), decision('approveProgramme', on), signed(on), copyGiven(on),
  );
}

type Act = { days: number; extend: boolean; code: string; months: number };
const acts = fc.array(fc.record({
  days: fc.integer({ min: 1, max: 200 }), extend: fc.boolean(), code: fc.constantFrom(...levels), months: fc.integer({ min: 1, max: 14 }),
}), { maxLength: 8 });

function decide({ extend, code, months }: Act, on: string) {
  return extend ? decision('extend', on, { termMonths: months }) : decision('changeLevel', on, { level: code, termMonths: months });
}

t.test('extensions and level changes in any order: each new term starts where it must and obeys its level', async () => {
  fc.assert(fc.property(date, fc.constantFrom(...levels), acts, (start, code, list) => {
    const book = startOn(start, code, 1);
    let today = start;
    for (const act of list) {
      today = addDays(today, act.days);
      const before = book.at(today).terms;
      const longest = tatarstan.rules.terms.value[act.extend ? before.at(-1)?.level ?? '' : act.code]?.longestMonths ?? 0;
      const against = book.offer(decide(act, today), today);
      if (act.months > longest && against.length === 0) return false;
      const { terms } = book.at(today);
      if (against.length > 0) continue;
      const [old, added] = [before.at(-1), terms.at(-1)];
      if (terms.length !== before.length + 1 || old === undefined || added === undefined) return false;
      if (added.startsOn !== (act.extend ? addDays(old.endsOn, 1) : today)) return false;
      if (added.endsOn !== addMonths(added.startsOn, act.months)) return false;
      if (terms.at(-2)?.endsOn !== old.endsOn) return false;
    }
    return true;
  }), { numRuns: 100 });
});

t.test('need, level and programme are decided within ten working days from the approach', async () => {
  fc.assert(fc.property(date, fc.nat(30), (approach, later) => {
    const today = addDays(approach, later);
    const [deadline] = openCase(tatarstan, approach).at(today).deadlines;
    if (deadline === undefined) return false;
    const days = Array.from({ length: daysBetween(approach, deadline.dueOn) }, (_, index) => addDays(approach, index + 1));
    const working = days.filter((day) => calendar.isWorkingDay(day));
    return working.length === 10 && working.at(-1) === deadline.dueOn && deadline.lateAfter === deadline.dueOn
      && deadline.state === (today > deadline.dueOn ? 'late' : 'open')
      && deadline.provisional === days.some((day) => calendar.isProvisional(day));
  }), { numRuns: 300 });
});

t.test('the deadline does not move when the programme is handed back, however often', async () => {
  fc.assert(fc.property(date, fc.integer({ min: 1, max: 5 }), (approach, times) => {
    const book = openCase(tatarstan, approach).record(
      consent(approach), paper('individualServicesProgramme', approach), curator('curator-1', approach),
      paper('personalDocuments', approach), paper('livingConditionsReport', approach), paper('interviewResults', approach),
      diagnostic('primary', approach), level('basic', approach),
    );
    const before = book.at(approach).deadlines[0]?.dueOn;
    for (let number = 1; number <= times; number += 1) {
      const on = addDays(approach, number * 5);
      book.record(programme(on, { number, level: 'basic' }), submission(on, number), decision('returnProgramme', on, { programmeNumber: number }));
    }
    const [deadline] = book.at(addDays(approach, 40)).deadlines;
    return deadline?.dueOn === before && deadline?.state === 'late' && deadline.metOn === undefined;
  }), { numRuns: 100 });
});

t.test('a deadline in months ends on the same day or the month’s last, and is late after the next working day', async () => {
  fc.assert(fc.property(date, fc.integer({ min: 1, max: 12 }), (approach, months) => {
    const value = [{ code: 'm', from: 'ground', until: 'programmeApproved', term: { months }, ru: 'срок', en: 'term', clause: 'п. 1' }];
    const rules = resolveRegulation({ ...tatarstan2017, rules: { ...tatarstan2017.rules, deadlines: { clause: 'п. 1', value } } });
    const [deadline] = openCase(rules, approach).at(approach).deadlines;
    return deadline?.dueOn === addMonths(approach, months) && deadline.lateAfter >= deadline.dueOn && calendar.isWorkingDay(deadline.lateAfter);
  }), { numRuns: 100 });
});
