import type { FactRule, Surroundings } from './case/fact-rule.ts';
import type { DecisionData } from './case/facts.ts';
import type { LocalDate } from './calendar/local-date.ts';
import type { Situation } from './case/situation.ts';
import { lastTerm } from './case/status.ts';
import { programmeDecided } from './case/gates.ts';
import { executorPlaces, outsideViolations } from './consent.ts';
import { causesOf, decisionRule, endingRule, endingViolations, wrongBody } from './decision.ts';
import type { Violation } from './errors.ts';
import { measuresInForce } from './measure.ts';
import { levelViolations, programmeLevel, termViolations, versionViolations } from './programme.ts';
import { labelOf } from './reference/index.ts';
import type { EndingRule } from './regulations/regulation.ts';
import { citeWithin } from './regulations/resolve.ts';

export const decisionFactRule: FactRule<'decision'> = {
  action: ({ kind }) => `decide:${kind}`,
  causes: ({ regulation, history }, data) => causesOf(history, data.kind, endingRule(regulation, data)),
  violations: (situation, data, around, on) => {
    const rule = decisionRule(situation.regulation, data.kind);
    if (rule === undefined) return [];
    const number = programmeDecided(situation.history, data);
    return [
      ...wrongBody(situation.regulation, rule, data.body),
      ...attendance(data),
      ...(number === undefined ? [] : namedProgramme(situation, data, number, on, around)),
      ...(byKind[data.kind]?.(situation, data, on) ?? []),
    ];
  },
};

function attendance({ family }: DecisionData): Violation[] {
  return family.attended && !family.invited ? [{ code: 'decision.attendance', pointer: '/family' }] : [];
}

/** A programme that a decision names must be the newest one, submitted and not decided on. */
function namedProgramme(situation: Situation, data: DecisionData, number: number, on: LocalDate, around: Surroundings): Violation[] {
  const wrong = versionViolations(situation.history, number);
  if (wrong.length > 0) return wrong;
  const programme = situation.history.programmes.find((version) => version.data.number === number);
  const pointer = '/programmeNumber';
  const { citation } = situation.regulation.rules.steps;
  if (programme?.decided !== undefined) return [{ code: 'programme.already-decided', pointer, params: { number }, citation }];
  if (programme?.submittedOn === undefined) return [{ code: 'programme.not-submitted', pointer, params: { number }, citation }];
  return [
    ...levelViolations(situation, number, levelDecided(situation, data)),
    ...unmarkedDue(situation, data, on),
    ...consentGone(situation, data, number, around),
  ];
}

/** A programme comes into force with other organisations in it only while the family still agrees to them: told once, at the programme. */
function consentGone(situation: Situation, { kind }: DecisionData, number: number, around: Surroundings): Violation[] {
  if (['returnProgramme', 'rejectProgramme'].includes(kind)) return [];
  const programme = situation.history.programmes.find(({ data }) => data.number === number);
  const places = (programme?.data.measures ?? []).flatMap(({ executor, coExecutors }) => executorPlaces(executor, coExecutors, ''));
  const outside = places.find(({ organisationId }) => organisationId !== undefined && organisationId !== around.providerId);
  return outside === undefined ? [] : outsideViolations(situation, [{ ...outside, pointer: '/programmeNumber' }], around);
}

/** A new version takes the place of the one in force: what was due by then must carry its mark first, or it would be lost from sight. */
function unmarkedDue({ history, regulation }: Situation, { kind }: DecisionData, on: LocalDate): Violation[] {
  if (history.startedOn === undefined || ['returnProgramme', 'rejectProgramme'].includes(kind)) return [];
  const due = measuresInForce(history).filter(({ measure, state }) => state === 'open' && measure.dueOn < on);
  if (due.length === 0) return [];
  const numbers = due.map(({ measure }) => measure.number).join(', ');
  return [{ code: 'measures.unmarked', params: { numbers }, citation: regulation.rules.endings.citation }];
}

/** The level for which a programme must have been made to come into force by this decision; undefined where none does. */
function levelDecided({ history }: Situation, { kind, level }: DecisionData): string | undefined {
  if (kind === 'changeLevel') return level ?? history.proposedLevel?.level;
  if (kind !== 'approveProgramme' && kind !== 'extend') return undefined;
  return history.startedOn === undefined ? programmeLevel(history) : history.level?.level;
}

const byKind: Record<string, (situation: Situation, data: DecisionData, on: LocalDate) => Violation[]> = {
  extend: (situation, data, on) => [
    ...stacked(situation, on),
    ...termViolations(situation.regulation, lastTerm(situation.history)?.level ?? '', data.termMonths),
  ],
  changeLevel: newLevel,
  completeWithSuccess: ending,
  endWithoutSuccess: ending,
};

/** A decision dated back does not prolong a term that had not begun on its day. */
function stacked({ regulation, history, today }: Situation, on: LocalDate): Violation[] {
  const last = lastTerm(history);
  // Before the term's own decision another refusal says more, and a term that has not begun today is told by the preconditions.
  if (last === undefined || on < last.decidedOn || on >= last.startsOn || today < last.startsOn) return [];
  return [{ code: 'extension.too-early', pointer: '/date', params: { start: last.startsOn }, citation: regulation.rules.terms.citation }];
}

function newLevel({ regulation, history }: Situation, data: DecisionData): Violation[] {
  const level = data.level ?? history.proposedLevel?.level;
  const { value: levels, citation } = regulation.rules.levels;
  if (level === undefined || !levels.some(({ code }) => code === level)) {
    return [{ code: 'reference.unknown', pointer: '/level', params: { value: level ?? '', list: 'levels' }, citation }];
  }
  const same: Violation[] = level === history.level?.level ? [{ code: 'level.same', pointer: '/level', citation }] : [];
  return [...same, ...termViolations(regulation, level, data.termMonths)];
}

function ending(situation: Situation, data: DecisionData): Violation[] {
  const { regulation } = situation;
  const rule = endingRule(regulation, data);
  const { citation } = regulation.rules.endings;
  if (rule === undefined) return [{ code: 'ending.reason-unknown', pointer: '/reason', params: { reason: data.reason ?? '' }, citation }];
  // The preconditions have told already what a success lacks.
  const wanting = data.kind === 'completeWithSuccess' ? [] : endingViolations(situation, rule);
  return [...missingPaper(situation, rule), ...wanting];
}

function missingPaper({ regulation, history }: Situation, rule: EndingRule): Violation[] {
  if (rule.paper === null || history.papers.has(rule.paper)) return [];
  const label = labelOf('paperTypes', rule.paper);
  const params = { paper: rule.paper, paperRu: label.ru, paperEn: label.en };
  return [{ code: 'ending.paper-required', params, citation: citeWithin(regulation.rules.endings, rule) }];
}
