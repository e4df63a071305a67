import fc from 'fast-check';
import t from 'tap';
import { historyOf } from '../../src/domain/case/add-up.ts';
import { gateMetOn } from '../../src/domain/case/gates.ts';
import { regulationFaults } from '../../src/domain/regulations/faults.ts';
import type { Gate, RegulationSource, Step } from '../../src/domain/regulations/regulation.ts';
import { gateKey } from '../../src/domain/regulations/gate-rule.ts';
import { resolveRegulation } from '../../src/domain/regulations/resolve.ts';
import {
  agreement, type CaseBook, consent, copyGiven, curator, decision, diagnostic, level, openCase, paper, programme, type Request, signed, submission,
} from '../support/histories.ts';

// Random orders of random gates. Whoever tries every action again and again reaches the start exactly where the check finds no fault.
// Tried, and the test failed: `waitsForLater` left out; `waitsForItself` left out; `causesOf` without the causes of causes.

const on = '2026-03-02';
const gates: Omit<Gate, 'clause'>[] = [
  { gate: 'consent' }, { gate: 'curator' }, { gate: 'level' }, { gate: 'paper', type: 'livingConditionsReport' }, { gate: 'diagnostic', type: 'primary' },
  { gate: 'programmeDrafted' }, { gate: 'programmeSubmitted' }, { gate: 'programmeApproved' }, { gate: 'programmeSigned' },
  { gate: 'copyHandedOver' }, { gate: 'agreement' }, { gate: 'programmeSent' },
];
const needed = ['curator', 'level', 'programmeDrafted'];
/** The step in which each gate stands in most regions. */
const usual: Record<string, number> = { programmeDrafted: 2, programmeSubmitted: 2, programmeApproved: 3 };
const late = ['programmeSigned', 'copyHandedOver', 'agreement', 'programmeSent'];
const statuses = ['identified', 'assessment', 'planning', 'decision', 'agreement'];

/** Every action once; a draft is for the level that was assigned, as the service makes it. */
const attemptsOf = (book: CaseBook): Request[] => [
  consent(on), curator('curator-1', on), level('crisis', on), paper('livingConditionsReport', on), diagnostic('primary', on), draftFor(book),
  submission(on, 1, 'provider'), decision('approveProgramme', on, { programmeNumber: 1, body: 'provider' }), signed(on), copyGiven(on), agreement(on),
  { kind: 'distribution', data: { programmeNumber: 1, recipients: [{ name: 'Поликлиника' }] }, on },
];

function draftFor(book: CaseBook): Request {
  const { level: present, proposedLevel } = book.at(on);
  return programme(on, { level: proposedLevel ?? present ?? '' });
}

/** Some of the gates, those without which nothing starts among them, dealt out to steps, with some `after`. */
const steps = fc.tuple(
  fc.shuffledSubarray(gates, { minLength: gates.length }),
  fc.array(fc.boolean(), { minLength: gates.length, maxLength: gates.length }),
  fc.array(fc.option(fc.nat(4), { freq: 2, nil: null }), { minLength: gates.length, maxLength: gates.length }),
  fc.array(fc.option(fc.nat(gates.length - 1), { freq: 2 }), { minLength: gates.length, maxLength: gates.length }),
  fc.boolean(),
).map(([shuffled, taken, stepOf, afterOf, odd]) => {
  // An `after` that names a gate of a later step is a fault that the road itself would not notice.
  const chosen = shuffled.map((gate, index) => ({ gate, step: (odd ? stepOf[index] : null) ?? usualStep(gate), after: (odd || index % 2 === 0 ? afterOf[index] : null) ?? null }))
    .filter(({ gate }, index) => taken[index] === true || needed.includes(gate.gate));
  return statuses.map((status, step) => ({
    code: `step${step}`,
    status,
    gates: chosen.filter((one) => one.step === step).map(({ gate, after }): Gate => {
      const near = chosen.filter((one) => one.step === step);
      const first = after === null ? undefined : near[after % near.length]?.gate;
      return { ...gate, clause: 'п. 1', ...(first === undefined ? {} : { after: [gateKey(first)] }) };
    }),
  }));
});

function usualStep({ gate }: Pick<Gate, 'gate'>): number {
  return usual[gate] ?? (late.includes(gate) ? 4 : 1);
}

function sourceWith(value: Step[]): RegulationSource {
  return {
    code: 'random', version: 1, validFrom: '2020-01-01', region: 'nowhere', timeZone: 'Europe/Moscow', title: { ru: 'Случайный', en: 'Random' },
    rules: {
      steps: { clause: 'п. 1', value },
      registration: { clause: 'п. 2', value: { at: 'level' } },
    },
  };
}

/** Tries everything until nothing helps any more. */
function walked(book: CaseBook): CaseBook {
  for (let before = -1; before < book.facts.length;) {
    before = book.facts.length;
    for (const attempt of attemptsOf(book)) if (!isDone(book, attempt)) book.offer(attempt);
  }
  return book;
}

function isDone({ facts }: CaseBook, { kind, data }: Request): boolean {
  return facts.some((fact) => fact.kind === kind && JSON.stringify(fact.data) === JSON.stringify(data));
}

t.test('a regulation without faults leads to the start, one whose order has a fault never does', async (t) => {
  const seen = { passable: 0, impassable: 0 };
  fc.assert(fc.property(steps, (value) => {
    const source = sourceWith(value);
    const faults = regulationFaults(source);
    const book = walked(openCase(resolveRegulation(source), on));
    const { startedOn } = book.at(on);
    seen[faults.length === 0 ? 'passable' : 'impassable'] += 1;
    const open = value.flatMap((step) => step.gates).filter((gate) => gateMetOn(historyOf(book.regulation, book.facts), gate) === undefined);
    if ((startedOn !== undefined) !== (faults.length === 0)) {
      throw new Error(`started ${startedOn}; open ${open.map(gateKey).join()}; faults ${JSON.stringify(faults)}`);
    }
  }), { numRuns: 300 });
  t.ok(seen.passable > 20 && seen.impassable > 20, JSON.stringify(seen));
});
