import t from 'tap';
import { caseloadViolations, loadByLevel, mostSevere, type Place, placeSize } from '../../src/domain/caseload.ts';
import { base } from '../../src/domain/regulations/base.ts';
import { type Regulation, resolveRegulation } from '../../src/domain/regulations/resolve.ts';
import { tatarstan } from '../support/histories.ts';
import { invented } from '../support/invented-regulation.ts';
import { refused } from '../support/refused.ts';

const baseRules = resolveRegulation(base);
const { value: limits } = base.rules.caseloadLimits;
const weighted = resolveRegulation({
  ...base,
  rules: { caseload: { clause: 'п. 1', value: { counting: 'weighted', mode: 'strict' } }, caseloadLimits: { clause: 'п. 1', value: limits } },
});

function places(regulation: Regulation, ...levels: string[]): Place[] {
  return levels.map((level, index) => ({ familyId: `family-${index}`, ...placeSize(regulation, level) }));
}

function many(level: string, count: number): string[] {
  return Array.from({ length: count }, () => level);
}

const free = (regulation: Regulation, held: string[]) =>
  Object.fromEntries(loadByLevel(regulation, places(regulation, ...held)).map((load) => [load.level, load.free]));

t.test('Tatarstan: 8 adaptation, 6 basic, 4 crisis families, each level for itself', async (t) => {
  const full = [...many('adaptation', 8), ...many('basic', 6), ...many('crisis', 3)];
  t.strictSame(free(tatarstan, []), { adaptation: 8, basic: 6, crisis: 4 });
  t.strictSame(free(tatarstan, full), { adaptation: 0, basic: 0, crisis: 1 });
  t.strictSame(caseloadViolations(tatarstan, places(tatarstan, ...full), placeSize(tatarstan, 'crisis'), undefined), []);
  refused(t, caseloadViolations(tatarstan, places(tatarstan, ...full), placeSize(tatarstan, 'basic'), undefined), [{
    code: 'caseload.limit-exceeded', params: { level: 'basic', levelRu: 'базовый', held: 6, limit: 6 },
    citation: { regulation: 'tatarstan-2017', clause: 'п. 5.6', inherited: false },
  }]);
});

t.test('a reason does not help against a strict limit', async (t) => {
  const full = places(tatarstan, ...many('crisis', 4));
  refused(t, caseloadViolations(tatarstan, full, placeSize(tatarstan, 'crisis'), 'очень надо'), [
    { code: 'caseload.limit-exceeded' },
  ]);
});

t.test('base: emergency families are counted together with crisis ones', async (t) => {
  t.match(placeSize(baseRules, 'emergency'), { level: 'emergency', limitGroup: 'crisis', units: 1, capacity: 4 });
  const held = ['emergency', 'crisis', 'emergency', 'crisis'];
  t.strictSame(free(baseRules, held), { adaptation: 8, basic: 6, crisis: 0, emergency: 0 });
  t.match(loadByLevel(baseRules, places(baseRules, ...held)).at(-1), { level: 'emergency', held: 2, limit: 4, free: 0 });
  refused(t, caseloadViolations(baseRules, places(baseRules, ...held), placeSize(baseRules, 'emergency'), undefined), [
    { code: 'caseload.limit-exceeded', params: { level: 'emergency', held: 4, limit: 4 } },
  ]);
});

t.test('weighted: the sum of 1/limit is at most 1', async (t) => {
  t.match(['adaptation', 'basic', 'crisis', 'emergency'].map((level) => placeSize(weighted, level)), [
    { limitGroup: 'all', units: 3, capacity: 24 }, { units: 4 }, { units: 6 }, { units: 6, limitGroup: 'all' },
  ]);
  t.strictSame(free(weighted, ['crisis', 'crisis']), { adaptation: 4, basic: 3, crisis: 2, emergency: 2 });
  const held = places(weighted, 'crisis', 'emergency', 'basic', 'basic');
  t.strictSame(caseloadViolations(weighted, held, placeSize(weighted, 'basic'), undefined), [], '1/4 + 1/4 + 3/6 is 1');
  refused(t, caseloadViolations(weighted, held, placeSize(weighted, 'crisis'), undefined), [
    { code: 'caseload.limit-exceeded' },
  ]);
});

t.test('another region’s levels: weighed, and a head may exceed the limit with a reason', async (t) => {
  t.match(['green', 'violet', 'red'].map((level) => placeSize(invented, level)), [{ units: 3, capacity: 30 }, { units: 10 }, { units: 10 }]);
  const full = places(invented, 'red', 'violet', 'green', 'green', 'green');
  t.strictSame(free(invented, ['red', 'violet', 'green', 'green', 'green']), { green: 0, violet: 0, red: 0 });
  refused(t, caseloadViolations(invented, full, placeSize(invented, 'green'), undefined), [
    { code: 'caseload.override-reason-required', pointer: '/overrideReason', citation: { clause: 'ст. 4' } },
  ]);
  t.strictSame(caseloadViolations(invented, full, placeSize(invented, 'green'), 'Замена заболевшего'), []);
});

t.test('the most severe level counts, by the regulation’s own order', async (t) => {
  t.equal(mostSevere(tatarstan, ['adaptation', 'crisis', 'basic']), 'crisis');
  t.equal(mostSevere(invented, ['violet', 'green']), 'violet');
  t.equal(mostSevere(tatarstan, []), undefined);
});

t.test('a level without a limit is a mistake of the regulation’s', async (t) => {
  t.throws(() => placeSize(tatarstan, 'emergency'), /No caseload limit for the level emergency/);
});
