import type { LocalDate } from '../calendar/local-date.ts';
import type { Violation } from '../errors.ts';
import { gateKey } from '../regulations/gate-rule.ts';
import { citeWithin } from '../regulations/resolve.ts';
import { reasonsAgainst } from './actions.ts';
import type { Cause, FactRule, Surroundings } from './fact-rule.ts';
import { factRules, type RecordableKind } from './fact-rules.ts';
import type { FactData } from './facts.ts';
import { gateLabel, gateMetOn, gatesBefore } from './gates.ts';
import type { Situation } from './situation.ts';

/**
 * Every reason why a fact may not be recorded: the action is not possible now, its date is in the future or before what it rests on,
 * or the request itself is at fault. Empty when it may.
 * @param on the day on which it happened, in the region's calendar
 */
export function recordViolations<K extends RecordableKind>(
  situation: Situation, kind: K, data: FactData[K], on: LocalDate, around: Surroundings,
): Violation[] {
  const rule: FactRule<K> = factRules[kind];
  const action = rule.action(data);
  return withoutRepeats([
    ...reasonsAgainst(situation, action),
    ...dateViolations(situation, on),
    ...causeViolations([...gateCauses(situation, action), ...(rule.causes?.(situation, data) ?? [])], on),
    ...(rule.violations?.(situation, data, around, on) ?? []),
  ]);
}

/** Two rules may see the same fault: it is told once, by the one that knows where it is. The same fault in two places stays two. */
function withoutRepeats(violations: readonly Violation[]): Violation[] {
  const keys = violations.map(({ code, params }) => JSON.stringify([code, params]));
  const told = ({ pointer }: Violation, index: number) => violations.some((other, at) =>
    keys[at] === keys[index] && (other.pointer === pointer ? at < index : pointer === undefined));
  return violations.filter((violation, index) => !told(violation, index));
}

/** A date must not be in the region's future, nor before the family was approached. */
export function dateViolations({ history, today }: Situation, on: LocalDate): Violation[] {
  const opened = history.opened.on;
  if (on > today) return [{ code: 'date.in-future', pointer: '/date', params: { date: on, today } }];
  return on < opened ? [{ code: 'date.before-case', pointer: '/date', params: { date: on, opened } }] : [];
}

function causeViolations(causes: (Cause & Pick<Violation, 'citation'>)[], on: LocalDate): Violation[] {
  return causes.flatMap(({ on: causeDate, ru, en, citation }): Violation[] =>
    causeDate === undefined || on >= causeDate
      ? []
      : [{
          code: 'date.before-cause',
          pointer: '/date',
          params: { date: on, causeDate, causeRu: ru, causeEn: en },
          ...(citation === undefined ? {} : { citation }),
        }]);
}

/** Before the start, what passes a gate cannot be dated before the gates that the regulation puts first. */
function gateCauses({ regulation, history }: Situation, action: string): (Cause & Pick<Violation, 'citation'>)[] {
  const key = gateOf[action] ?? action.replace('recordPaper:', 'paper:').replace('recordDiagnostic:', 'diagnostic:');
  if (history.startedOn !== undefined) return [];
  return gatesBefore(regulation, key)
    .filter((gate) => gateKey(gate) !== 'ground')
    .map((gate) => ({
      ...gateLabel(gate), on: gateMetOn(history, gate), citation: citeWithin(regulation.rules.steps, gate),
    }));
}

const gateOf: Record<string, string> = {
  recordConsent: 'consent',
  assignCurator: 'curator',
  assignLevel: 'level',
  draftProgramme: 'programmeDrafted',
  submitProgramme: 'programmeSubmitted',
  signProgramme: 'programmeSigned',
  handOverCopy: 'copyHandedOver',
  concludeAgreement: 'agreement',
  sendProgramme: 'programmeSent',
  'decide:approveProgramme': 'programmeApproved',
  'decide:returnProgramme': 'programmeApproved',
  'decide:rejectProgramme': 'programmeApproved',
};
