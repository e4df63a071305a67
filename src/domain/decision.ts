import { latest, type LocalDate } from './calendar/local-date.ts';
import type { Cause } from './case/fact-rule.ts';
import type { DecisionData } from './case/facts.ts';
import { liveProgramme } from './case/gates.ts';
import type { History } from './case/history.ts';
import { inOrder, notIn, onlyIn, type Situation } from './case/situation.ts';
import { type CaseStatus, endedStatuses, lastTerm, runningStatuses } from './case/status.ts';
import type { Violation } from './errors.ts';
import { measuresInForce } from './measure.ts';
import { labelOf } from './reference/index.ts';
import type { DecisionRule, EndingRule } from './regulations/regulation.ts';
import { citeWithin, type Regulation } from './regulations/resolve.ts';

const undecided: readonly CaseStatus[] = ['assessment', 'planning', 'decision'];

/** The regulation's rule for a kind of decision, or undefined where it knows none. */
export function decisionRule(regulation: Regulation, kind: string): DecisionRule | undefined {
  return regulation.rules.decisions.value.find((rule) => rule.kind === kind);
}

/** What must be true before a decision of this kind, whatever it says. */
export function decisionPreconditions(situation: Situation, kind: string): Violation[] {
  const rule = decisionRule(situation.regulation, kind);
  if (rule === undefined) {
    return [{ code: 'action.not-in-regulation', citation: situation.regulation.rules.decisions.citation }];
  }
  return preconditions[kind]?.(situation) ?? [];
}

const preconditions: Record<string, (situation: Situation) => Violation[]> = {
  approveProgramme: submittedProgramme,
  returnProgramme: submittedProgramme,
  rejectProgramme: submittedProgramme,
  denyNeed: (situation) => onlyIn(situation, undecided),
  extend: (situation) => [...onlyIn(situation, runningStatuses), ...extendable(situation)],
  changeLevel: (situation) => onlyIn(situation, runningStatuses),
  completeWithSuccess: (situation) => [...onlyIn(situation, runningStatuses), ...completable(situation, 'completeWithSuccess')],
  endWithoutSuccess: (situation) => onlyIn(situation, runningStatuses),
  endPostSupport: (situation) => onlyIn(situation, ['postSupport']),
  changeRegulation: (situation) => notIn(situation, ['postSupport', ...endedStatuses]),
};

function submittedProgramme(situation: Situation): Violation[] {
  const { history, regulation } = situation;
  const { citation } = regulation.rules.steps;
  const wrong = onlyIn(situation, [...undecided, ...runningStatuses, 'agreement', 'identified']);
  const order = inOrder(situation, 'programmeApproved');
  if (wrong.length > 0 || order.length > 0) return [...wrong, ...order];
  const live = liveProgramme(history);
  const number = live?.data.number ?? history.programmes.length;
  if (live?.submittedOn === undefined) return [{ code: 'programme.not-submitted', params: { number }, citation }];
  return live.decided === undefined ? [] : [{ code: 'programme.already-decided', params: { number }, citation }];
}

function extendable({ regulation, history, today }: Situation): Violation[] {
  const { value: { max }, citation } = regulation.rules.extensions;
  const last = lastTerm(history);
  const used = history.extensions;
  const spent: Violation[] = max !== null && used >= max ? [{ code: 'extension.limit-reached', params: { used, max }, citation }] : [];
  const early: Violation[] = last !== undefined && today < last.startsOn
    ? [{ code: 'extension.too-early', params: { start: last.startsOn }, citation: regulation.rules.terms.citation }]
    : [];
  return [...spent, ...early];
}

/** What an ending needs: final diagnostics, marks on all measures, a paper. Each with its own clause. */
export function endingViolations(situation: Situation, rule: EndingRule): Violation[] {
  const { regulation, history } = situation;
  const citation = citeWithin(regulation.rules.endings, rule);
  const open = measuresInForce(history).filter(({ state }) => state === 'open').map(({ measure }) => measure.number);
  const wanted: [boolean, Violation][] = [
    [rule.finalDiagnostics && !hasFinalDiagnostics(history), { code: 'diagnostic.final-required', citation }],
    [rule.measuresMarked && open.length > 0, { code: 'measures.unmarked', params: { numbers: open.join(', ') }, citation }],
  ];
  return wanted.filter(([broken]) => broken).map(([, violation]) => violation);
}

function completable(situation: Situation, kind: string): Violation[] {
  const rule = situation.regulation.rules.endings.value.find((ending) => ending.decision === kind);
  return rule === undefined ? [] : endingViolations(situation, rule);
}

function hasFinalDiagnostics(history: History): boolean {
  const final = history.diagnostics.get('final');
  return final !== undefined && final.seq > (lastTerm(history)?.seq ?? 0);
}

/** The ending that a decision stands for, by its kind and reason. */
export function endingRule(regulation: Regulation, data: DecisionData): EndingRule | undefined {
  const ofKind = regulation.rules.endings.value.filter((ending) => ending.decision === data.kind);
  return data.reason === undefined && ofKind.length === 1 ? ofKind[0] : ofKind.find((ending) => ending.code === data.reason);
}

/** Everything that a decision of this kind rests on: it cannot be dated before. `rule` is that of the ending, if it is one. */
export function causesOf(history: History, kind: string, rule?: EndingRule): Cause[] {
  const submission = { ru: 'внесение программы на рассмотрение', en: 'the submission of the programme', on: liveProgramme(history)?.submittedOn };
  const term = { ru: 'решение о действующем сроке', en: 'the decision on the present term', on: lastTerm(history)?.decidedOn };
  const paper = { ...labelOf('paperTypes', rule?.paper ?? ''), on: history.papers.get(rule?.paper ?? '') };
  const marks = { ru: 'отметка о выполнении мероприятия', en: 'a mark of completion', on: latestMark(history) };
  const final = { ru: 'итоговая диагностика', en: 'the final diagnostics', on: history.diagnostics.get('final')?.on };
  const course = { ru: 'последнее из того, что происходило по программе', en: 'the latest of what happened under the programme', on: latestOfCourse(history) };
  // Before the start the gate of the submission says so already.
  if (['approveProgramme', 'returnProgramme', 'rejectProgramme'].includes(kind)) return history.startedOn === undefined ? [] : [submission];
  if (kind === 'completeWithSuccess') return [term, marks, final, paper, course];
  if (kind === 'denyNeed' || kind === 'changeRegulation') return [];
  if (kind === 'endPostSupport') return [{ ru: 'решение о завершении', en: 'the decision to end', on: history.ending?.on }];
  if (kind === 'endWithoutSuccess') return [term, paper, marks, final, course];
  return [term, paper];
}

/** Nothing of the programme's course comes after the end. Marks and diagnostics are told by themselves. */
function latestOfCourse({ facts }: History): LocalDate | undefined {
  const kinds = ['review', 'levelAssignment', 'curatorAssignment', 'programme', 'submission'];
  return latest(facts.filter(({ kind }) => kinds.includes(kind)).map(({ on }) => on));
}

function latestMark(history: History): LocalDate | undefined {
  return latest(measuresInForce(history).map(({ markedOn }) => markedOn).filter((on) => on !== undefined));
}

/** A refusal when the body named is not one that decides so in this region. */
export function wrongBody(regulation: Regulation, rule: DecisionRule, body: string): Violation[] {
  if (rule.bodies.includes(body)) return [];
  const labels = rule.bodies.map((code) => labelOf('bodies', code));
  return [{
    code: 'decision.wrong-body',
    pointer: '/body',
    params: { bodiesRu: labels.map(({ ru }) => ru).join(', '), bodiesEn: labels.map(({ en }) => en).join(', ') },
    citation: citeWithin(regulation.rules.decisions, rule),
  }];
}
