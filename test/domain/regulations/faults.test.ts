import t from 'tap';
import type { RegulationSource } from '../../../src/domain/regulations/regulation.ts';
import { violationText } from '../../../src/domain/errors.ts';
import { tatarstan2017 } from '../../../src/domain/regulations/data/tatarstan-2017.ts';
import { base } from '../../../src/domain/regulations/base.ts';
import { regulationFaults } from '../../../src/domain/regulations/faults.ts';
import { shippedRegulations } from '../../../src/domain/regulations/index.ts';
import { inventedSource } from '../../support/invented-regulation.ts';

// Every rule is broken once in a regulation that answers all of them, and its fault is expected at its place, alone.

const escalation = { clause: 'п. 1', value: { workingDays: 3, commissionLevels: ['crisis'] } };
const whole: RegulationSource = { ...tatarstan2017, rules: { ...base.rules, ...tatarstan2017.rules, decisions: base.rules.decisions, escalation } };
type Rules = Required<RegulationSource['rules']>;
type Breakage = [name: string, broken: (rules: Rules, source: Record<string, unknown>) => void, code: string, ...pointers: string[]];

/** What a breakage needs: values that the types do not allow, and parts that are surely there. */
const at = <T>(list: readonly T[], index: number): T => {
  const found = list[index];
  if (found === undefined) throw new Error(`nothing at ${index}`);
  return found;
};
const gatesOf = (rules: Rules, step: number) => at(rules.steps.value, step).gates;
const set = (target: object, name: string, value: unknown) => void Object.assign(target, { [name]: value });

const breakages: Breakage[] = [
  // form
  ['an unknown field', (_, source) => set(source, 'colour', 'red'), 'regulation.field-unknown', '/colour'],
  ['an unknown rule', (rules) => set(rules, 'moods', { value: 1, clause: 'п. 1' }), 'regulation.field-unknown', '/rules/moods'],
  ['no title', (_, source) => void delete source['title'], 'regulation.field-missing', '/title'],
  ['no clause', (rules) => void delete (rules.levels as Partial<Rules['levels']>).clause, 'regulation.field-missing', '/rules/levels/clause'],
  ['no month', (rules) => set(rules.terms.value['basic'] ?? {}, 'longestMonths', 0), 'regulation.value-invalid', '/rules/terms/value/basic/longestMonths'],
  ['no gate at all', (rules) => set(at(gatesOf(rules, 0), 0), 'gate', 'luck'), 'regulation.value-invalid', '/rules/steps/value/0/gates/0/gate'],
  ['no version', (_, source) => set(source, 'version', 0), 'regulation.value-invalid', '/version'],
  ['a date that is none', (_, source) => set(source, 'validFrom', '2026-02-30'), 'regulation.date-invalid', '/validFrom'],
  ['a year that is a slip', (_, source) => set(source, 'validFrom', '0206-02-03'), 'regulation.date-invalid', '/validFrom'],
  ['a time zone that is none', (_, source) => set(source, 'timeZone', 'Europe/Kazan'), 'regulation.time-zone-unknown', '/timeZone'],
  ['an offset for a time zone', (_, source) => set(source, 'timeZone', '+03:00'), 'regulation.time-zone-unknown', '/timeZone'],
  // levels
  ['a level twice', (rules) => void rules.levels.value.push(at(rules.levels.value, 0)), 'regulation.repeated', '/rules/levels/value/3/code'],
  ['a level without a term', (rules) => void delete rules.terms.value['basic'], 'regulation.level-without-term', '/rules/terms/value'],
  ['a level without a limit', (rules) => void delete rules.caseloadLimits.value['crisis'], 'regulation.level-without-limit', '/rules/caseloadLimits/value'],
  ['a term for no level', (rules) => set(rules.terms.value, 'grey', { longestMonths: 1, leastMonths: null }), 'regulation.level-unknown', '/rules/terms/value/grey'],
  ['counted with nothing', (rules) => set(rules.caseloadLimits.value, 'basic', { countedWith: 'grey' }), 'regulation.counting-astray', '/rules/caseloadLimits/value/basic'],
  [
    'counted in a round', (rules) => {
      set(rules.caseloadLimits.value, 'basic', { countedWith: 'crisis' });
      set(rules.caseloadLimits.value, 'crisis', { countedWith: 'basic' });
    }, 'regulation.counting-astray', '/rules/caseloadLimits/value/basic', '/rules/caseloadLimits/value/crisis',
  ],
  [
    'limits that cannot be weighed', (rules) => {
      rules.caseload.value.counting = 'weighted';
      for (const [index, level] of ['adaptation', 'basic', 'crisis'].entries()) set(rules.caseloadLimits.value, level, { families: [997, 991, 983][index] });
      set(rules.caseloadLimits.value, 'crisis', { families: 983 });
      rules.levels.value.push({ code: 'emergency', severity: 4 });
      set(rules.terms.value, 'emergency', { longestMonths: 3, leastMonths: null });
      set(rules.caseloadLimits.value, 'emergency', { families: 977 });
    }, 'regulation.limits-incommensurable', '/rules/caseloadLimits/value',
  ],
  ['a level that the commission is to watch and nobody has', (rules) => set(rules.escalation.value, 'commissionLevels', ['crisis', 'grey']), 'regulation.level-unknown', '/rules/escalation/value/commissionLevels/1'],
  ['a least term above the longest', (rules) => set(rules.terms.value['crisis'] ?? {}, 'leastMonths', 7), 'regulation.term-inverted', '/rules/terms/value/crisis'],
  // lists
  ['an unknown ground', (rules) => set(at(rules.grounds.value, 2), 'code', 'rumour'), 'regulation.code-unknown', '/rules/grounds/value/2/code'],
  ['a ground twice', (rules) => set(at(rules.grounds.value, 2), 'code', 'parentApplication'), 'regulation.repeated', '/rules/grounds/value/2/code'],
  ['ages that nobody has', (rules) => set(at(rules.grounds.value, 1), 'ageFrom', 18), 'regulation.ages-inverted', '/rules/grounds/value/1/ageBelow'],
  ['an unknown category', (rules) => void rules.categories.value.splice(1, 1, 'rich'), 'regulation.code-unknown', '/rules/categories/value/1'],
  ['a category twice', (rules) => void rules.categories.value.splice(1, 1, 'fosterFamily'), 'regulation.repeated', '/rules/categories/value/1'],
  ['an unknown circumstance', (rules) => void rules.circumstances.value.splice(0, 1, 'luck'), 'regulation.code-unknown', '/rules/circumstances/value/0'],
  ['notices that do not descend', (rules) => void (rules.notices.value.programmeEnd = [7, 14]), 'regulation.notices-order', '/rules/notices/value/programmeEnd/1'],
  ['a notice twice', (rules) => void (rules.notices.value.programmeEnd = [14, 14]), 'regulation.notices-order', '/rules/notices/value/programmeEnd/1'],
  [
    'a review by nobody', (rules) => void rules.reviews.value.push({ code: 'look', everyMonths: 3, body: 'parliament', ru: 'взгляд', en: 'look', clause: 'п. 9' }),
    'regulation.code-unknown', '/rules/reviews/value/0/body',
  ],
  ['a report to nobody', (rules) => set(at(rules.reports.value, 1), 'receiver', 'press'), 'regulation.code-unknown', '/rules/reports/value/1/receiver'],
  // steps
  ['a status after the start', (rules) => set(at(rules.steps.value, 4), 'status', 'active'), 'regulation.step-status', '/rules/steps/value/4/status'],
  ['a step twice', (rules) => set(at(rules.steps.value, 4), 'code', 'planning'), 'regulation.repeated', '/rules/steps/value/4/code'],
  ['a gate twice', (rules) => void gatesOf(rules, 4).push({ gate: 'curator', clause: 'п. 1' }), 'regulation.repeated', '/rules/steps/value/4/gates/2'],
  ['a paper without a type', (rules) => void gatesOf(rules, 4).push({ gate: 'paper', clause: 'п. 1' }), 'regulation.gate-type', '/rules/steps/value/4/gates/2'],
  ['a curator with a type', (rules) => set(at(gatesOf(rules, 2), 0), 'type', 'kind'), 'regulation.gate-type', '/rules/steps/value/2/gates/0'],
  ['an unknown paper', (rules) => void gatesOf(rules, 4).push({ gate: 'paper', type: 'horoscope', clause: 'п. 1' }), 'regulation.code-unknown', '/rules/steps/value/4/gates/2/type'],
  ['final diagnostics before the start', (rules) => void gatesOf(rules, 4).push({ gate: 'diagnostic', type: 'final', clause: 'п. 1' }), 'regulation.gate-impossible', '/rules/steps/value/4/gates/2/type'],
  ['after a gate that is not there', (rules) => set(at(gatesOf(rules, 2), 1), 'after', ['agreement']), 'regulation.after-unknown', '/rules/steps/value/2/gates/1/after/0'],
  ['after a later step', (rules) => set(at(gatesOf(rules, 0), 2), 'after', ['curator']), 'regulation.gate-before-cause', '/rules/steps/value/0/gates/2'],
  ['a round', (rules) => set(at(gatesOf(rules, 4), 0), 'after', ['copyHandedOver']), 'regulation.gates-circular', '/rules/steps/value/4/gates/0', '/rules/steps/value/4/gates/1'],
  ['the approval before the draft', (rules) => void rules.steps.value.splice(2, 0, ...rules.steps.value.splice(3, 1)), 'regulation.gate-before-cause', '/rules/steps/value/2/gates/0'],
  ['no curator', (rules) => void removeGate(rules, 1, 'curator'), 'regulation.gate-missing', '/rules/steps/value'],
  ['no level', (rules) => void removeGate(rules, 1, 'level'), 'regulation.gate-missing', '/rules/steps/value'],
  ['registered at nothing', (rules) => void (rules.registration.value.at = 'agreement'), 'regulation.event-impossible', '/rules/registration/value/at'],
  ['a deadline from nothing', (rules) => set(at(rules.deadlines.value, 0), 'from', 'agreement'), 'regulation.event-impossible', '/rules/deadlines/value/0/from'],
  ['a deadline until nothing', (rules) => set(at(rules.deadlines.value, 0), 'until', 'agreement'), 'regulation.event-impossible', '/rules/deadlines/value/0/until'],
  ['a deadline backwards', (rules) => void Object.assign(at(rules.deadlines.value, 0), { from: 'programmeApproved', until: 'curator' }), 'regulation.deadline-backwards', '/rules/deadlines/value/0'],
  // decisions, endings, post-support
  ['an unknown decision', (rules) => set(at(rules.decisions.value, 9), 'kind', 'celebrate'), 'regulation.code-unknown', '/rules/decisions/value/9/kind'],
  ['an unknown body', (rules) => set(at(rules.decisions.value, 0), 'bodies', ['provider', 'crowd']), 'regulation.code-unknown', '/rules/decisions/value/0/bodies/1'],
  ['a decision twice', (rules) => set(at(rules.decisions.value, 9), 'kind', 'extend'), 'regulation.repeated', '/rules/decisions/value/9/kind'],
  ['nobody approves', (rules) => void rules.decisions.value.shift(), 'regulation.decision-missing', '/rules/decisions/value'],
  ['nobody ends', (rules) => void rules.decisions.value.splice(7, 1), 'regulation.decision-missing', '/rules/decisions/value'],
  [
    'a decision to end without an ending', (rules) => void (rules.endings.value = rules.endings.value.slice(0, 1)),
    'regulation.ending-missing', '/rules/decisions/value/7',
  ],
  ['an unknown outcome', (rules) => set(at(rules.endings.value, 1), 'code', 'boredom'), 'regulation.code-unknown', '/rules/endings/value/1/code'],
  ['an outcome of those not taken on', (rules) => set(at(rules.endings.value, 1), 'code', 'familyDeclined'), 'regulation.ending-decision', '/rules/endings/value/1/decision'],
  ['an unknown paper of an ending', (rules) => set(at(rules.endings.value, 2), 'paper', 'horoscope'), 'regulation.code-unknown', '/rules/endings/value/2/paper'],
  ['an outcome that no ending gives', (rules) => void rules.postSupport.value.after.push('danger'), 'regulation.outcome-unreachable', '/rules/postSupport/value/after/1'],
  ['checks that never come', (rules) => void (rules.postSupport.value.everyMonths = 4), 'regulation.checks-too-rare', '/rules/postSupport/value/everyMonths'],
];

function removeGate(rules: Rules, step: number, name: string): void {
  const { value } = rules.steps;
  const gates = gatesOf(rules, step).filter(({ gate }) => gate !== name).map(({ after: _, ...gate }) => gate);
  value.splice(step, 1, { ...at(value, step), gates });
}

t.test('every regulation that the service brings along can be published, and so can an invented one', async (t) => {
  for (const source of [...shippedRegulations, inventedSource, whole]) t.same(regulationFaults(source), [], source.code);
});

for (const [name, broken, code, ...pointers] of breakages) {
  t.test(`a fault is named: ${name}`, async (t) => {
    const source = structuredClone(whole);
    broken(source.rules as Rules, source as unknown as Record<string, unknown>);
    const faults = regulationFaults(source);
    t.same(faults.map(({ code: told, pointer }) => [told, pointer]), pointers.map((pointer) => [code, pointer]));
    for (const fault of faults) t.notMatch(violationText(fault, 'ru') + violationText(fault, 'en'), /[{}]/, 'every value is filled in');
  });
}

t.test('a rule that the region leaves to `base` is told as a whole', async (t) => {
  const { terms: _, caseloadLimits: __, ...rules } = structuredClone(inventedSource.rules);
  t.match(regulationFaults({ ...inventedSource, rules }).map(({ code, pointer }) => [code, pointer]), [
    ['regulation.level-without-term', '/rules/terms'], ['regulation.level-without-term', '/rules/terms'], ['regulation.level-without-term', '/rules/terms'],
    ['regulation.level-without-limit', '/rules/caseloadLimits'], ['regulation.level-without-limit', '/rules/caseloadLimits'],
    ['regulation.level-without-limit', '/rules/caseloadLimits'],
  ]);
});

t.test('all faults are told at once, of meaning and of form', async (t) => {
  const source = structuredClone(whole);
  for (const ground of source.rules.grounds?.value ?? []) ground.code = 'rumour';
  source.timeZone = 'Mars/Base';
  t.equal(regulationFaults(source).length, 6);
  const nothing = { ...source, rules: Object.fromEntries(Object.keys(source.rules).map((name) => [name, {}])) };
  t.equal(regulationFaults(nothing).length, 2 * Object.keys(source.rules).length, 'value and clause of each rule');
  for (const value of [null, 7, 'text', [], {}]) t.ok(regulationFaults(value).length > 0);
});
