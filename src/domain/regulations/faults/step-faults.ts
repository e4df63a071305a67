import type { Violation } from '../../errors.ts';
import { type Draft, repeats, unknownCode } from './draft.ts';
import { causesOf, pathOf, type PlacedGate, placedGates } from './placed-gates.ts';

/** The statuses that a case can have before its programme starts. */
const beforeStart = ['identified', 'assessment', 'planning', 'decision', 'agreement'];

/** Steps and gates each for itself, gates without which nothing starts, and events that never happen. */
export function stepFaults(draft: Draft): Violation[] {
  const steps = draft.value('steps');
  const gates = placedGates(draft);
  return [
    ...repeats(draft, 'steps', steps.map(({ code }) => code), 'code'),
    ...steps.flatMap(({ status }, index) =>
      beforeStart.includes(status)
        ? []
        : [draft.fault('regulation.step-status', 'steps', [index, 'status'], { status, allowed: beforeStart.join(', ') })]),
    ...gates.flatMap((placed) => [...gateFaults(draft, placed), ...repeatedGate(draft, gates, placed)]),
    ...missingGates(draft, gates),
    ...eventFaults(draft, gates),
  ];
}

function gateFaults(draft: Draft, placed: PlacedGate): Violation[] {
  const { gate: { gate, type }, key } = placed;
  const typed = gate === 'paper' || gate === 'diagnostic';
  if (typed !== (type !== undefined)) return [draft.fault('regulation.gate-type', 'steps', pathOf(placed), { gate: key })];
  if (type === undefined) return [];
  if (gate === 'paper') return unknownCode(draft, 'steps', pathOf(placed, 'type'), 'paperTypes', type);
  return type === 'primary' ? [] : [draft.fault('regulation.gate-impossible', 'steps', pathOf(placed, 'type'), { gate: key })];
}

function repeatedGate(draft: Draft, gates: readonly PlacedGate[], placed: PlacedGate): Violation[] {
  const first = gates.find(({ key }) => key === placed.key);
  return first === placed ? [] : [draft.fault('regulation.repeated', 'steps', pathOf(placed), { value: placed.key })];
}

/** A family is led by a curator, at a level, by a programme: without them there is no accompaniment to start. */
function missingGates(draft: Draft, gates: readonly PlacedGate[]): Violation[] {
  const given = new Set(gates.map(({ key }) => key));
  const drafted = gates.some(({ key }) => key === 'programmeDrafted' || causesOf(key).includes('programmeDrafted'));
  const lacking = ['curator', 'level'].filter((gate) => !given.has(gate));
  return [...lacking, ...(drafted ? [] : ['programmeDrafted'])]
    .map((gate) => draft.fault('regulation.gate-missing', 'steps', [], { gate }));
}

/** The register and the deadlines wait for gates: those must be there, the later one not before the earlier one. */
function eventFaults(draft: Draft, gates: readonly PlacedGate[]): Violation[] {
  const stepOf = (key: string) => gates.find((placed) => placed.key === key)?.step;
  const { at } = draft.value('registration');
  const register = stepOf(at) === undefined ? [draft.fault('regulation.event-impossible', 'registration', ['at'], { event: at })] : [];
  const deadlines = draft.value('deadlines');
  const codes = repeats(draft, 'deadlines', deadlines.map(({ code }) => code), 'code');
  const ends = deadlines.flatMap(({ from, until }, index) => {
    const impossible = Object.entries({ from, until }).filter(([, event]) => stepOf(event) === undefined);
    if (impossible.length > 0) {
      return impossible.map(([end, event]) => draft.fault('regulation.event-impossible', 'deadlines', [index, end], { event }));
    }
    const backwards = from === until || (stepOf(from) ?? 0) > (stepOf(until) ?? 0);
    return backwards ? [draft.fault('regulation.deadline-backwards', 'deadlines', [index], { from, until })] : [];
  });
  return [...register, ...codes, ...ends];
}
