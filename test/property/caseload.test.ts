import fc from 'fast-check';
import t from 'tap';
import { caseloadViolations, loadByLevel, mostSevere, type Place, placeSize } from '../../src/domain/caseload.ts';
import type { RegulationSource } from '../../src/domain/regulations/regulation.ts';
import { type Regulation, resolveRegulation } from '../../src/domain/regulations/resolve.ts';

const families = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l'];
const levelNames = ['green', 'amber', 'red', 'black'];

/** Any regulation of three levels with limits of their own, and a fourth that is counted with the third. */
const regulation = fc.record({
  counting: fc.constantFrom('perLevel' as const, 'weighted' as const),
  mode: fc.constantFrom('strict' as const, 'overridable' as const),
  limits: fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 })),
}).map(({ counting, mode, limits: [green, amber, red] }) => {
  const source: RegulationSource = {
    code: 'any', version: 1, validFrom: '2020-01-01', region: 'any', timeZone: 'Europe/Moscow', title: { ru: 'x', en: 'x' },
    rules: {
      levels: { clause: '1', value: levelNames.map((code, index) => ({ code, severity: index + 1 })) },
      caseload: { clause: '2', value: { counting, mode } },
      caseloadLimits: {
        clause: '3',
        value: { green: { families: green }, amber: { families: amber }, red: { families: red }, black: { countedWith: 'red' } },
      },
    },
  };
  return { regulation: resolveRegulation(source), limits: { green, amber, red, black: red } };
});

const moves = fc.array(fc.record({
  family: fc.constantFrom(...families), level: fc.constantFrom(...levelNames), leave: fc.boolean(), reason: fc.boolean(),
}), { maxLength: 80 });

type Move = { family: string; level: string; leave: boolean; reason: boolean };

/** Takes a family on, moves it to another level, or lets it go; gives what stood against it. */
function play(rules: Regulation, held: Map<string, Place>, { family, level, leave, reason }: Move): number {
  if (leave) {
    held.delete(family);
    return 0;
  }
  const others = [...held.values()].filter(({ familyId }) => familyId !== family);
  const size = placeSize(rules, level);
  const against = caseloadViolations(rules, others, size, reason ? 'Причина' : undefined);
  if (against.length === 0) held.set(family, { familyId: family, ...size });
  return against.length;
}

function load(held: Map<string, Place>, limits: Record<string, number>): { perLevel: Record<string, number>; weight: number } {
  const levels = [...held.values()].map(({ level }) => (level === 'black' ? 'red' : level));
  const perLevel = Object.fromEntries(levelNames.map((name) => [name, levels.filter((level) => level === name).length]));
  return { perLevel, weight: levels.reduce((sum, level) => sum + 1 / (limits[level] ?? 0), 0) };
}

function withinLimits(rules: Regulation, held: Map<string, Place>, limits: Record<string, number>): boolean {
  const { perLevel, weight } = load(held, limits);
  if (rules.rules.caseload.value.counting === 'weighted') return weight <= 1 + 1e-9;
  return levelNames.every((name) => (perLevel[name] ?? 0) <= (limits[name] ?? 0));
}

t.test('no sequence of additions, level changes and departures exceeds a limit without a reason', async () => {
  fc.assert(fc.property(regulation, moves, ({ regulation: rules, limits }, sequence) => {
    const held = new Map<string, Place>();
    const strict = rules.rules.caseload.value.mode === 'strict';
    return sequence.every((move) => {
      play(rules, held, strict ? move : { ...move, reason: false });
      return withinLimits(rules, held, limits);
    });
  }), { numRuns: 300 });
});

t.test('a family is refused exactly when it would exceed a limit, and free tells how many more fit', async () => {
  fc.assert(fc.property(regulation, moves, fc.constantFrom(...levelNames), ({ regulation: rules, limits }, sequence, level) => {
    const held = new Map<string, Place>();
    for (const move of sequence) play(rules, held, { ...move, reason: false });
    const { free = 0 } = loadByLevel(rules, [...held.values()]).find((line) => line.level === level) ?? {};
    for (let more = 0; more < free; more += 1) {
      if (play(rules, held, { family: `new-${more}`, level, leave: false, reason: false }) > 0) return false;
    }
    const refusedNow = play(rules, held, { family: 'one-too-many', level, leave: false, reason: false }) > 0;
    return refusedNow && withinLimits(rules, held, limits);
  }), { numRuns: 300 });
});

t.test('an overridable limit is exceeded with a reason and only then', async () => {
  fc.assert(fc.property(regulation, moves, ({ regulation: rules }, sequence) => {
    const overridable = rules.rules.caseload.value.mode === 'overridable';
    const held = new Map<string, Place>();
    return sequence.every((move) => move.leave || play(rules, held, { ...move, reason: true }) === 0 || !overridable);
  }), { numRuns: 100 });
});

t.test('the most severe level does not depend on the order in which levels are named', async () => {
  fc.assert(fc.property(regulation, fc.array(fc.constantFrom(...levelNames)), ({ regulation: rules }, levels) => {
    const worst = mostSevere(rules, levels);
    return worst === mostSevere(rules, [...levels].reverse()) && worst === levelNames.findLast((name) => levels.includes(name));
  }), { numRuns: 100 });
});
