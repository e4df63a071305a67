import fc from 'fast-check';
import t from 'tap';
import { caseloadViolations, mostSevere, type Place, placeSize } from '../../src/domain/caseload.ts';
import { distribute } from '../../src/domain/handover-distribution.ts';
import type { Colleague, SeekingFamily } from '../../src/domain/handover-options.ts';
import type { RegulationSource } from '../../src/domain/regulations/regulation.ts';
import { type Regulation, resolveRegulation } from '../../src/domain/regulations/resolve.ts';

// Families shared out among curators, against every way that there is. Broken once each, and the tests failed: the greedy first choice
// taken without going back; `give` left out of Loads.add; families in the order of the request instead of `inTurn`.

const levels = ['green', 'amber', 'red', 'black'];

/** Any regulation whose severer levels have the smaller limits, the severest counted with the next. */
const regulation = fc.record({
  counting: fc.constantFrom('perLevel' as const, 'weighted' as const),
  limits: fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 0, max: 2 }), fc.integer({ min: 0, max: 2 })),
}).map(({ counting, limits: [red, more, most] }) => rulesOf(counting, { red, amber: red + more, green: red + more + most }));

function rulesOf(counting: 'perLevel' | 'weighted', limits: { green: number; amber: number; red: number }, mode: 'strict' | 'overridable' = 'strict'): Regulation {
  const source: RegulationSource = {
    code: 'any', version: 1, validFrom: '2020-01-01', region: 'any', timeZone: 'Europe/Moscow', title: { ru: 'x', en: 'x' },
    rules: {
      levels: { clause: '1', value: levels.map((code, index) => ({ code, severity: index + 1 })) },
      caseload: { clause: '2', value: { counting, mode } },
      caseloadLimits: {
        clause: '3',
        value: {
          green: { families: limits.green }, amber: { families: limits.amber }, red: { families: limits.red }, black: { countedWith: 'red' },
        },
      },
    },
  };
  return resolveRegulation(source);
}

const ids = ['a', 'b', 'c'];
const family = fc.record({
  levels: fc.subarray(levels, { maxLength: 2 }),
  among: fc.oneof({ weight: 4, arbitrary: fc.constant(ids) }, { weight: 1, arbitrary: fc.constantFrom(...ids).map((id) => [id]) }),
});
/** What the curators hold already; `known` is one of the families that move, with another case there. */
const held = fc.record({ at: fc.constantFrom(...ids), level: fc.constantFrom(...levels), known: fc.option(fc.nat(5), { freq: 4 }) });
const question = fc.record({
  rules: regulation, families: fc.array(family, { maxLength: 6 }), holdings: fc.array(held, { maxLength: 8 }), people: fc.integer({ min: 1, max: 3 }),
}).map(({ rules, families, holdings, people }) => {
  const colleagues: Colleague[] = ids.slice(0, people).map((id) => ({ id, places: [] as Place[] }));
  holdings.forEach(({ at, level, known }, index) => {
    const colleague = colleagues.find(({ id }) => id === at);
    const familyId = known === null ? `held-${index}` : `family-${known}`;
    const size = placeSize(rules, level);
    const places = colleague?.places as Place[] | undefined;
    if (places === undefined || places.some((place) => place.familyId === familyId)) return;
    if (caseloadViolations(rules, places, size, undefined).length === 0) places.push({ familyId, ...size });
  });
  const seeking = families.map((one, index): SeekingFamily => ({ familyId: `family-${index}`, regulation: rules, ...one }));
  return { rules, seeking, colleagues };
});

/** A family's place with a curator once it is there. */
function placed(rules: Regulation, places: readonly Place[], { familyId, levels: own }: SeekingFamily): Place[] {
  const others = places.filter((place) => place.familyId !== familyId);
  const before = places.filter((place) => place.familyId === familyId);
  const level = mostSevere(rules, [...own, ...before.map((place) => place.level)]);
  return own.length === 0 || level === undefined ? [...places] : [...others, { familyId, ...placeSize(rules, level) }];
}

function withinLimits(rules: Regulation, places: readonly Place[]): boolean {
  return places.every((place) => caseloadViolations(rules, places.filter((other) => other !== place), place, undefined).length === 0);
}

/** Every way to share the families out, looked at in the end only. */
function someWayFits(rules: Regulation, seeking: readonly SeekingFamily[], colleagues: readonly Colleague[]): boolean {
  const [next, ...rest] = seeking;
  if (next === undefined) return colleagues.every(({ places }) => withinLimits(rules, places));
  return colleagues.some((colleague, index) => {
    if (!next.among.includes(colleague.id)) return false;
    const after = colleagues.with(index, { ...colleague, places: placed(rules, colleague.places, next) });
    return someWayFits(rules, rest, after);
  });
}

t.test('everybody is placed exactly when there is a way, and no step on it exceeds a limit', async (t) => {
  let [possible, impossible] = [0, 0];
  fc.assert(fc.property(question, ({ rules, seeking, colleagues }) => {
    const { placements, misfits } = distribute(seeking, colleagues, false);
    const fits = someWayFits(rules, seeking, colleagues);
    if (fits) possible += 1;
    else impossible += 1;
    if ((misfits.length === 0) !== fits || placements.length + misfits.length !== seeking.length) return false;
    const loads = new Map(colleagues.map(({ id, places }) => [id, [...places]]));
    return placements.every(({ family: one, colleagueId }) => {
      if (!one.among.includes(colleagueId)) return false;
      loads.set(colleagueId, placed(rules, loads.get(colleagueId) ?? [], one));
      return withinLimits(rules, loads.get(colleagueId) ?? []);
    });
  }), { numRuns: 1500 });
  t.ok(possible > 200 && impossible > 200, `${possible} questions had an answer, ${impossible} none`);
});

t.test('a family that does not fit cannot be added to those that do', async () => {
  fc.assert(fc.property(question, ({ rules, seeking, colleagues }) => {
    const { placements, misfits } = distribute(seeking, colleagues, false);
    return misfits.every((misfit) => !someWayFits(rules, [...placements.map(({ family: one }) => one), misfit], colleagues));
  }), { numRuns: 300 });
});

t.test('the order in which families and curators are named does not matter', async () => {
  fc.assert(fc.property(question, ({ seeking, colleagues }) => {
    const told = (answer: ReturnType<typeof distribute>) =>
      JSON.stringify(answer.placements.map(({ family: { familyId }, colleagueId }) => [familyId, colleagueId]));
    return told(distribute(seeking, colleagues, false)) === told(distribute([...seeking].reverse(), [...colleagues].reverse(), false));
  }), { numRuns: 300 });
});

t.test('nobody gets two families more than a colleague who is as free', async (t) => {
  const rules = rulesOf('perLevel', { green: 8, amber: 6, red: 4 });
  const seeking = levels.slice(0, 3).flatMap((level, at) => Array.from({ length: 4 + at }, (_, index): SeekingFamily =>
    ({ familyId: `${level}-${index}`, regulation: rules, levels: [level], among: ids })));
  const { placements } = distribute(seeking, ids.map((id) => ({ id, places: [] })), false);
  t.equal(placements.length, 15);
  for (const level of levels.slice(0, 3)) {
    const counts = ids.map((id) => placements.filter((one) => one.colleagueId === id && one.family.levels.includes(level)).length);
    t.ok(Math.max(...counts) - Math.min(...counts) <= 1, `${level}: ${counts.join()}`);
  }
});

t.test('fourteen families that fit in no way are searched to the end in good time', async (t) => {
  const rules = rulesOf('weighted', { green: 9, amber: 8, red: 7 });
  const seeking = Array.from({ length: 14 }, (_, index): SeekingFamily =>
    ({ familyId: `f-${index}`, regulation: rules, levels: [levels[index % 3] ?? ''], among: ids }));
  const full = (id: string, green: number): Colleague =>
    ({ id, places: Array.from({ length: green }, (_, index) => ({ familyId: `${id}-${index}`, ...placeSize(rules, 'green') })) });
  const { placements, misfits } = distribute(seeking, [full('a', 4), full('b', 4), full('c', 5)], false);
  t.equal(placements.length + misfits.length, 14);
  t.ok(misfits.length > 0);
});

t.test('with a head’s reason those who do not fit go where the limit is exceeded least, and only they', async (t) => {
  const rules = rulesOf('perLevel', { green: 2, amber: 2, red: 1 }, 'overridable');
  const seeking = ['1', '2', '3'].map((familyId): SeekingFamily => ({ familyId, regulation: rules, levels: ['red'], among: ['a', 'b'] }));
  const colleagues = ['a', 'b'].map((id): Colleague => ({ id, places: [] }));
  t.same(distribute(seeking, colleagues, true).placements.map(({ colleagueId, aboveLimit }) => [colleagueId, aboveLimit]),
    [['a', false], ['b', false], ['a', true]]);
  t.equal(distribute(seeking, colleagues, false).misfits.length, 1);
});
