import type { Violation } from '../../errors.ts';
import type { Draft } from './draft.ts';
import { causesOf, pathOf, type PlacedGate, placedGates } from './placed-gates.ts';

/** A step order that can never reach the end: gates that wait for what comes after them, or for each other. */
export function orderFaults(draft: Draft): Violation[] {
  const gates = placedGates(draft);
  return gates.flatMap((gate) => [...unknownAfter(draft, gates, gate), ...waitsForLater(draft, gates, gate), ...waitsForItself(draft, gates, gate)]);
}

function unknownAfter(draft: Draft, gates: readonly PlacedGate[], placed: PlacedGate): Violation[] {
  return (placed.gate.after ?? []).flatMap((after, index) =>
    gates.some(({ key }) => key === after)
      ? []
      : [draft.fault('regulation.after-unknown', 'steps', pathOf(placed, 'after', index), { gate: placed.key, after })]);
}

/** What a gate cannot be met before: the gates it comes after by the regulation, and those by the nature of things. */
function awaited(gates: readonly PlacedGate[], { key, gate }: PlacedGate): PlacedGate[] {
  const keys = new Set([...(gate.after ?? []), ...causesOf(key)]);
  // A gate that stands twice is a fault of its own; what counts is where it stands first.
  return [...keys].flatMap((wanted) => gates.find((other) => other.key === wanted) ?? []);
}

function waitsForLater(draft: Draft, gates: readonly PlacedGate[], placed: PlacedGate): Violation[] {
  const later = awaited(gates, placed).filter(({ step }) => step > placed.step).sort((a, b) => a.step - b.step);
  if (later.length === 0) return [];
  const waits = later.map(({ key }) => key).join(', ');
  return [draft.fault('regulation.gate-before-cause', 'steps', pathOf(placed), { gate: placed.key, waits })];
}

function waitsForItself(draft: Draft, gates: readonly PlacedGate[], placed: PlacedGate): Violation[] {
  const seen = new Set<PlacedGate>();
  const look = (from: PlacedGate): void => {
    for (const next of awaited(gates, from).filter(({ step }) => step === placed.step)) {
      if (seen.has(next)) continue;
      seen.add(next);
      look(next);
    }
  };
  look(placed);
  return seen.has(placed) ? [draft.fault('regulation.gates-circular', 'steps', pathOf(placed), { gate: placed.key })] : [];
}
