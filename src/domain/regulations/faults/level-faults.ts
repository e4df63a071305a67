import type { Violation } from '../../errors.ts';
import { type Draft, repeats } from './draft.ts';

/** PostgreSQL's greatest integer: a curator's capacity is stored as one. */
const greatestCapacity = 2_147_483_647;

/** Levels without a term or a limit, terms and limits that make no sense. */
export function levelFaults(draft: Draft): Violation[] {
  const codes = draft.value('levels').map(({ code }) => code);
  return [
    ...repeats(draft, 'levels', codes, 'code'),
    ...missing(draft, 'terms', codes, 'regulation.level-without-term'),
    ...missing(draft, 'caseloadLimits', codes, 'regulation.level-without-limit'),
    ...strangers(draft, 'terms', codes),
    ...strangers(draft, 'caseloadLimits', codes),
    ...commissionFaults(draft, codes),
    ...termFaults(draft),
    ...countingFaults(draft, codes),
    ...weightFaults(draft),
  ];
}

type ByLevel = 'terms' | 'caseloadLimits';

function missing(
  draft: Draft, rule: ByLevel, codes: readonly string[], code: 'regulation.level-without-term' | 'regulation.level-without-limit',
): Violation[] {
  const known = draft.value(rule);
  return codes.filter((level) => !Object.hasOwn(known, level)).map((level) => draft.fault(code, rule, [], { level }));
}

/** What `base` says of a level that the region does not have hurts nobody; the region's own words would be a slip. */
function strangers(draft: Draft, rule: ByLevel, codes: readonly string[]): Violation[] {
  if (!draft.isOwn(rule)) return [];
  return Object.keys(draft.value(rule)).filter((level) => !codes.includes(level))
    .map((level) => draft.fault('regulation.level-unknown', rule, [level], { level }));
}

/** The levels at which the commission is told at once. */
function commissionFaults(draft: Draft, codes: readonly string[]): Violation[] {
  if (!draft.isOwn('escalation')) return [];
  return (draft.value('escalation').commissionLevels ?? []).flatMap((level, index) =>
    codes.includes(level) ? [] : [draft.fault('regulation.level-unknown', 'escalation', ['commissionLevels', index], { level })]);
}

function termFaults(draft: Draft): Violation[] {
  return Object.entries(draft.value('terms')).flatMap(([level, { leastMonths: least, longestMonths: longest }]) =>
    least !== null && least > longest ? [draft.fault('regulation.term-inverted', 'terms', [level], { least, longest })] : []);
}

function countingFaults(draft: Draft, codes: readonly string[]): Violation[] {
  const limits = draft.value('caseloadLimits');
  const counted = codes.filter((level) => Object.hasOwn(limits, level));
  return counted.filter((level) => !leadsToFamilies(limits, level, []))
    .map((level) => draft.fault('regulation.counting-astray', 'caseloadLimits', [level], { level }));
}

type Limits = Record<string, { families: number } | { countedWith: string }>;

function leadsToFamilies(limits: Limits, level: string, behind: readonly string[]): boolean {
  const limit = Object.hasOwn(limits, level) ? limits[level] : undefined;
  if (limit === undefined || behind.includes(level)) return false;
  return 'families' in limit || leadsToFamilies(limits, limit.countedWith, [...behind, level]);
}

/** Weighed together, families take whole units of the limits' least common multiple. */
function weightFaults(draft: Draft): Violation[] {
  if (draft.value('caseload').counting !== 'weighted') return [];
  const limits = Object.values(draft.value('caseloadLimits')).flatMap((limit) => ('families' in limit ? [limit.families] : []));
  const multiple = limits.reduce((product, limit) => (product * limit) / greatestCommonDivisor(product, limit), 1);
  return multiple > greatestCapacity ? [draft.fault('regulation.limits-incommensurable', 'caseloadLimits', [], { multiple })] : [];
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
