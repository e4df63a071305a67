import type { Violation } from '../../errors.ts';
import { outcomes } from '../../reference/outcomes.ts';
import type { EndingRule } from '../regulation.ts';
import { type Draft, repeats, unknownCode } from './draft.ts';
import { placedGates } from './placed-gates.ts';

/** The decision that gives each kind of outcome; a case that was not taken on has no ending. */
const decisionOf: Record<string, string> = { success: 'completeWithSuccess', withoutSuccess: 'endWithoutSuccess' };
const endingDecisions = Object.values(decisionOf);

/** Decisions that nobody may take, endings that cannot be, post-support after what never comes. */
export function endingFaults(draft: Draft): Violation[] {
  return [...decisionFaults(draft), ...neededDecisions(draft), ...endingsOf(draft), ...postSupportFaults(draft)];
}

function decisionFaults(draft: Draft): Violation[] {
  const decisions = draft.value('decisions');
  const endings = draft.value('endings');
  return [
    ...repeats(draft, 'decisions', decisions.map(({ kind }) => kind), 'kind'),
    ...decisions.flatMap(({ kind, bodies }, index) => [
      ...unknownCode(draft, 'decisions', [index, 'kind'], 'decisionKinds', kind),
      ...bodies.flatMap((body, at) => unknownCode(draft, 'decisions', [index, 'bodies', at], 'bodies', body)),
      ...(endingDecisions.includes(kind) && !endings.some(({ decision }) => decision === kind)
        ? [draft.fault('regulation.ending-missing', 'decisions', [index], { kind })]
        : []),
    ]),
  ];
}

/** A gate `programmeApproved` waits for its decision, an ending for its own. */
function neededDecisions(draft: Draft): Violation[] {
  const known = new Set(draft.value('decisions').map(({ kind }) => kind));
  const approved = placedGates(draft).some(({ key }) => key === 'programmeApproved') ? ['approveProgramme'] : [];
  const needed = [...approved, ...draft.value('endings').map(({ decision }) => decision)];
  return [...new Set(needed)].filter((kind) => !known.has(kind))
    .map((kind) => draft.fault('regulation.decision-missing', 'decisions', [], { kind }));
}

function endingsOf(draft: Draft): Violation[] {
  const endings = draft.value('endings');
  const successes = endings.filter(({ decision }) => decision === 'completeWithSuccess');
  return [
    ...repeats(draft, 'endings', endings.map(({ code }) => code), 'code'),
    ...endings.flatMap((ending, index) => outcomeFaults(draft, ending, index)),
    ...(successes.length > 1 ? [draft.fault('regulation.ending-ambiguous', 'endings', [], { kind: 'completeWithSuccess' })] : []),
  ];
}

function outcomeFaults(draft: Draft, { code, decision, paper }: EndingRule, index: number): Violation[] {
  const outcome = outcomes.find((entry) => entry.code === code);
  const papers = paper === null ? [] : unknownCode(draft, 'endings', [index, 'paper'], 'paperTypes', paper);
  if (outcome === undefined) return [...papers, ...unknownCode(draft, 'endings', [index, 'code'], 'outcomes', code)];
  if (decisionOf[outcome.kind] === decision) return papers;
  return [...papers, draft.fault('regulation.ending-decision', 'endings', [index, 'decision'], { kind: decision, outcome: code })];
}

function postSupportFaults(draft: Draft): Violation[] {
  const { after, everyMonths: every, forMonths: months } = draft.value('postSupport');
  const given = new Set(draft.value('endings').map(({ code }) => code));
  return [
    ...after.flatMap((outcome, index) => [
      ...(given.has(outcome) ? [] : [draft.fault('regulation.outcome-unreachable', 'postSupport', ['after', index], { outcome })]),
      ...(after.indexOf(outcome) === index ? [] : [draft.fault('regulation.repeated', 'postSupport', ['after', index], { value: outcome })]),
    ]),
    ...(every > months ? [draft.fault('regulation.checks-too-rare', 'postSupport', ['everyMonths'], { every, months })] : []),
  ];
}
