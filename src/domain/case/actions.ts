import type { Citation, Violation } from '../errors.ts';
import { consentReasons, somethingToWithdraw } from '../consent.ts';
import { decisionPreconditions } from '../decision.ts';
import { noMunicipalCouncil } from '../municipal-council.ts';
import { questionable } from '../questionnaire.ts';
import { recommendable, somethingToAnswer } from '../recommendation.ts';
import { referenceLists } from '../reference/index.ts';
import type { RuleName } from '../regulations/regulation.ts';
import { findGate, liveProgramme, missingGates } from './gates.ts';
import { inOrder, notIn, onlyIn, type Situation } from './situation.ts';
import { type CaseStatus, endedStatuses, runningStatuses } from './status.ts';

/** Whether something may be done now and, if not, every reason. */
export interface ActionVerdict {
  /** For example `assignCurator`, `recordPaper:livingConditionsReport`, `decide:extend`. */
  action: string;
  allowed: boolean;
  reasons: Violation[];
}

const beforeStart: readonly CaseStatus[] = ['identified', 'assessment', 'planning', 'decision', 'agreement'];
const overStatuses: readonly CaseStatus[] = [...endedStatuses, 'postSupport'];

/** What must be true before an action, whatever its details. Actions with a part behind a colon get it as `type`. */
const preconditions: Record<string, (situation: Situation, type: string) => Violation[]> = {
  recordConsent: (situation) => [...notIn(situation, endedStatuses), ...inOrder(situation, 'consent')],
  withdrawConsent: somethingToWithdraw,
  recordPaper: (situation, type) => [...notIn(situation, endedStatuses), ...inOrder(situation, `paper:${type}`)],
  recordDiagnostic: (situation, type) =>
    type === 'primary'
      ? [...notIn(situation, overStatuses), ...inOrder(situation, 'diagnostic:primary')]
      : onlyIn(situation, runningStatuses),
  assignCurator: (situation) => [...notIn(situation, endedStatuses), ...inOrder(situation, 'curator')],
  assignLevel: (situation) => [...notIn(situation, overStatuses), ...inOrder(situation, 'level')],
  draftProgramme: (situation) => [...notIn(situation, overStatuses), ...inOrder(situation, 'programmeDrafted')],
  submitProgramme: (situation) => [...notIn(situation, overStatuses), ...submittable(situation)],
  signProgramme: (situation) => [...notIn(situation, overStatuses), ...approvedFirst(situation, 'programmeSigned')],
  handOverCopy: (situation) => [...notIn(situation, overStatuses), ...approvedFirst(situation, 'copyHandedOver')],
  concludeAgreement: (situation) =>
    findGate(situation.regulation, 'agreement') === undefined
      ? [notProvidedFor(situation, 'steps')]
      : [...onlyIn(situation, beforeStart), ...inOrder(situation, 'agreement')],
  sendProgramme: (situation) => [...notIn(situation, overStatuses), ...approvedFirst(situation, 'programmeSent')],
  confirmReceipt: () => [],
  markExecution: (situation) => onlyIn(situation, runningStatuses),
  reportExecution: (situation) => onlyIn(situation, runningStatuses),
  sendLetter: (situation) => notIn(situation, endedStatuses),
  recordLetterAnswer: () => [],
  referToCouncil: (situation) => {
    const none = noMunicipalCouncil(situation.regulation);
    return none.length > 0 ? none : notIn(situation, endedStatuses);
  },
  recordCouncilOpinion: ({ regulation }) => noMunicipalCouncil(regulation),
  recordReview: (situation) => onlyIn(situation, runningStatuses),
  recordQuestionnaire: questionable,
  decide: decisionPreconditions,
  recordPostSupportCheck: (situation) => checkable(situation),
  withdraw: (situation) => onlyIn(situation, beforeStart),
  recordRecommendation: recommendable,
  answerRecommendation: somethingToAnswer,
};

/** Every reason against an action now; empty when it may be done. Throws on an action that does not exist. */
export function reasonsAgainst(situation: Situation, action: string): Violation[] {
  const [name = '', type = ''] = action.split(':');
  const check = preconditions[name];
  if (check === undefined) throw new Error(`Unknown action ${action}`);
  const { erasedOn } = situation.history;
  if (erasedOn !== undefined) return [{ code: 'family.erased', params: { date: erasedOn } }];
  return [...consentReasons(situation, name, type), ...check(situation, type)];
}

/** The verdict on every action that there is, in a steady order. */
export function allowedActions(situation: Situation): ActionVerdict[] {
  return actionsOf(situation).map((action) => {
    const reasons = reasonsAgainst(situation, action);
    return { action, allowed: reasons.length === 0, reasons };
  });
}

function actionsOf({ regulation }: Situation): string[] {
  const papers = referenceLists.paperTypes.map(({ code }) => `recordPaper:${code}`);
  const diagnostics = ['primary', 'interim', 'final'].map((kind) => `recordDiagnostic:${kind}`);
  const decisions = regulation.rules.decisions.value.map(({ kind }) => `decide:${kind}`);
  const rest = Object.keys(preconditions).filter((name) => !['recordPaper', 'recordDiagnostic', 'decide'].includes(name));
  return [...papers, ...diagnostics, ...rest, ...decisions];
}

function submittable(situation: Situation): Violation[] {
  const { regulation, history } = situation;
  const gate = findGate(regulation, 'programmeDrafted');
  const ordered = inOrder(situation, 'programmeSubmitted');
  // The regulation may say itself that the draft comes first: told once.
  const told = ordered.some(({ params }) => params?.['gate'] === 'programmeDrafted');
  const drafted = gate === undefined || told ? [] : missingGates(regulation, history, [gate]);
  const live = liveProgramme(history);
  const number = live?.data.number ?? 0;
  const again: Violation[] = live?.submittedOn !== undefined ? [{ code: 'programme.already-submitted', params: { number }, citation: regulation.rules.steps.citation }] : [];
  return [...ordered, ...drafted, ...again];
}

/** A signature follows the approval unless the regulation wants it earlier. */
function approvedFirst(situation: Situation, gate: string): Violation[] {
  const { history } = situation;
  const ordered = inOrder(situation, gate);
  const live = liveProgramme(history);
  if (ordered.length > 0 || findGate(situation.regulation, gate) !== undefined && history.startedOn === undefined) return ordered;
  if (live !== undefined && live === history.currentProgramme) return [];
  return [{ code: 'programme.not-approved', params: { number: live?.data.number ?? 0 }, citation: situation.regulation.rules.steps.citation }];
}

function checkable({ postSupport, regulation, status }: Situation): Violation[] {
  if (postSupport === undefined) {
    const code = status === 'closed' ? 'action.not-in-regulation' as const : 'action.wrong-status' as const;
    const params = { status, statusRu: statusLabel(status).ru, statusEn: statusLabel(status).en };
    return [{ code, params, citation: regulation.rules.postSupport.citation }];
  }
  const allMade = postSupport.checks.every(({ madeOn }) => madeOn !== undefined);
  return allMade ? [{ code: 'check.already-made', params: { number: postSupport.checks.length }, citation: postSupport.citation }] : [];
}

function statusLabel(status: CaseStatus): { ru: string; en: string } {
  return referenceLists.caseStatuses.find(({ code }) => code === status) ?? { ru: status, en: status };
}

function notProvidedFor({ regulation }: Situation, rule: RuleName): Violation {
  const citation: Citation = regulation.rules[rule].citation;
  return { code: 'action.not-in-regulation', citation };
}
