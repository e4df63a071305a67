import { type Gate, gateKey } from '../gate-rule.ts';
import type { Draft } from './draft.ts';

/** A gate and where it stands. */
export interface PlacedGate {
  key: string;
  gate: Gate;
  step: number;
  index: number;
}

/** Every gate of the road, in order. */
export function placedGates(draft: Draft): PlacedGate[] {
  return draft.value('steps').flatMap(({ gates }, step) =>
    gates.map((gate, index) => ({ key: gateKey(gate), gate, step, index })));
}

/** Where a gate stands within the rule `steps`. */
export function pathOf({ step, index }: PlacedGate, ...rest: (string | number)[]): (string | number)[] {
  return [step, 'gates', index, ...rest];
}

/** What must have happened first, whatever a regulation says: only a draft is submitted, only what was submitted is approved. */
const causes: Record<string, readonly string[]> = {
  programmeDrafted: ['level'],
  programmeSubmitted: ['programmeDrafted'],
  programmeApproved: ['programmeSubmitted'],
  programmeSigned: ['programmeDrafted'],
  copyHandedOver: ['programmeDrafted'],
  programmeSent: ['programmeDrafted'],
};

/** All causes of a gate, those of its causes included; not all of them need be gates of the regulation. */
export function causesOf(key: string): string[] {
  return (causes[key] ?? []).flatMap((cause) => [cause, ...causesOf(cause)]);
}
