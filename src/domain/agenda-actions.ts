import { reasonsAgainst } from './case/actions.ts';
import { consentCitation } from './case/consent-citation.ts';
import { gateLabel, gateMetOn, liveProgramme, openStep } from './case/gates.ts';
import type { Situation } from './case/situation.ts';
import { lastTerm, runningStatuses } from './case/status.ts';
import type { Citation } from './errors.ts';
import { type Gate, gateKey } from './regulations/gate-rule.ts';
import { citeWithin } from './regulations/resolve.ts';

/** Something that a curator may do now and that the case waits for. */
export interface NextAction {
  /** As `allowedActions` calls it, for example `recordPaper:livingConditionsReport`. */
  action: string;
  label: { ru: string; en: string };
  citation: Citation;
}

/** What passes a gate; a decision and the assignment of a curator are not the curator's to take. */
const curatorsActions: Record<string, string> = {
  consent: 'recordConsent',
  level: 'assignLevel',
  programmeDrafted: 'draftProgramme',
  programmeSubmitted: 'submitProgramme',
  programmeSigned: 'signProgramme',
  copyHandedOver: 'handOverCopy',
  agreement: 'concludeAgreement',
  programmeSent: 'sendProgramme',
};

/** The curator's own next actions on a case, as far as they are allowed today; none while the case waits for others. */
export function nextActions(situation: Situation): NextAction[] {
  const wanted = runningStatuses.includes(situation.status) ? whileRunning(situation) : towardsTheStart(situation);
  return wanted.filter(({ action }) => reasonsAgainst(situation, action).length === 0);
}

/** The open gates of the present step. */
function towardsTheStart({ regulation, history }: Situation): NextAction[] {
  if (history.startedOn !== undefined || history.notTaken !== undefined) return [];
  const gates = openStep(regulation, history)?.gates ?? [];
  return gates.filter((gate) => gateMetOn(history, gate) === undefined).flatMap((gate) => {
    const action = actionOf(gate);
    return action === undefined ? [] : [{ action, label: gateLabel(gate), citation: citeWithin(regulation.rules.steps, gate) }];
  });
}

function actionOf(gate: Gate): string | undefined {
  if (gate.gate === 'paper') return `recordPaper:${gate.type ?? ''}`;
  if (gate.gate === 'diagnostic') return `recordDiagnostic:${gate.type ?? ''}`;
  return curatorsActions[gateKey(gate)];
}

function whileRunning(situation: Situation): NextAction[] {
  return [...consentAnew(situation), ...programmeOnItsWay(situation), ...finalDiagnostics(situation)];
}

function consentAnew({ regulation, consent }: Situation): NextAction[] {
  if (consent.state !== 'lapsed' && consent.state !== 'withdrawn') return [];
  return [{ action: 'recordConsent', label: gateLabel({ gate: 'consent' }), citation: consentCitation(regulation) }];
}

/** A new version of the programme that nobody has submitted yet, or one that came back for rework. */
function programmeOnItsWay({ regulation, history }: Situation): NextAction[] {
  const { citation } = regulation.rules.steps;
  const live = liveProgramme(history);
  if (live === undefined) return [{ action: 'draftProgramme', label: gateLabel({ gate: 'programmeDrafted' }), citation }];
  if (live === history.currentProgramme || live.submittedOn !== undefined) return [];
  return [{ action: 'submitProgramme', label: gateLabel({ gate: 'programmeSubmitted' }), citation }];
}

/** Before an end at term, where the regulation asks for them. */
function finalDiagnostics({ regulation, history, status }: Situation): NextAction[] {
  const rule = regulation.rules.endings.value.find(({ decision, finalDiagnostics }) => decision === 'completeWithSuccess' && finalDiagnostics);
  const made = (history.diagnostics.get('final')?.seq ?? 0) > (lastTerm(history)?.seq ?? 0);
  if (rule === undefined || made || status !== 'evaluation') return [];
  const label = gateLabel({ gate: 'diagnostic', type: 'final' });
  return [{ action: 'recordDiagnostic:final', label, citation: citeWithin(regulation.rules.endings, rule) }];
}
