import type { LocalDate } from '../../calendar/local-date.ts';
import { findGate, gateLabel, gatesBefore } from '../../case/gates.ts';
import type { Citation, Violation } from '../../errors.ts';
import { termViolations } from '../../programme.ts';
import { gateKey } from '../gate-rule.ts';
import { citeWithin, type Regulation } from '../resolve.ts';
import type { Course, RoadQuestion } from './course.ts';

/** Why a road cannot be computed: the region has no such level, gate or outcome, or the level allows no such term. */
export function roadRefusals(regulation: Regulation, { level, dates, termMonths, ending }: RoadQuestion): Violation[] {
  const { levels, steps, endings } = regulation.rules;
  const keys = Object.keys(dates ?? {});
  const isGate = (key: string) => key !== 'ground' && findGate(regulation, key) !== undefined;
  const outcome = ending?.outcome;
  return [
    ...(levels.value.some(({ code }) => code === level) ? [] : [unknown('/level', level, 'levels', levels.citation)]),
    ...keys.filter((key) => !isGate(key)).map((key) => unknown(`/dates/${key}`, key, 'steps', steps.citation)),
    ...termViolations(regulation, level, termMonths),
    ...(outcome === undefined || endings.value.some(({ code }) => code === outcome)
      ? []
      : [{ code: 'ending.reason-unknown', pointer: '/ending/outcome', params: { reason: outcome }, citation: endings.citation } as const]),
  ];
}

function unknown(pointer: string, value: string, list: string, citation: Citation): Violation {
  return { code: 'reference.unknown', pointer, params: { value, list }, citation };
}

/** What a case would refuse of the dates given: they come before what they rest on. */
export function dateWarnings(regulation: Regulation, course: Course): Violation[] {
  const keys = [...course.dates.keys()].filter((key) => key !== 'ground');
  return [...keys.flatMap((key) => gateWarnings(regulation, course, key)), ...startWarnings(regulation, course), ...endWarnings(regulation, course)];
}

function gateWarnings(regulation: Regulation, { dates, approachedOn }: Course, key: string): Violation[] {
  const date = dates.get(key) ?? approachedOn;
  const pointer = `/dates/${key}`;
  const { steps } = regulation.rules;
  const ground = findGate(regulation, 'ground');
  const citation = ground === undefined ? steps.citation : citeWithin(steps, ground);
  const early: Violation[] = date < approachedOn
    ? [{ code: 'date.before-case', pointer, params: { date, opened: approachedOn }, citation }]
    : [];
  const before = gatesBefore(regulation, key).filter((gate) => gateKey(gate) !== 'ground');
  return [...early, ...before.flatMap((gate) =>
    beforeCause(pointer, date, dates.get(gateKey(gate)), gateLabel(gate), citeWithin(steps, gate)))];
}

function beforeCause(
  pointer: string, date: LocalDate, causeDate: LocalDate | undefined, cause: { ru: string; en: string }, citation: Citation,
): Violation[] {
  if (causeDate === undefined || date >= causeDate) return [];
  return [{ code: 'date.before-cause', pointer, params: { date, causeDate, causeRu: cause.ru, causeEn: cause.en }, citation }];
}

/** A start before a gate that must be met first. */
function startWarnings(regulation: Regulation, { start, dates }: Course): Violation[] {
  const { steps } = regulation.rules;
  return steps.value.flatMap((step) => step.gates).flatMap((gate) =>
    beforeCause('/startsOn', start.on, dates.get(gateKey(gate)), gateLabel(gate), citeWithin(steps, gate)));
}

function endWarnings({ rules }: Regulation, { start, ending }: Course): Violation[] {
  const cause = { ru: 'начало программы', en: 'the start of the programme' };
  return beforeCause('/ending/on', ending.on, start.on, cause, rules.terms.citation);
}
