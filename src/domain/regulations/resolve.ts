import type { Citation } from '../errors.ts';
import { base } from './base.ts';
import { type RegulationSource, type RuleName, type RuleValue, ruleTypes } from './regulation.ts';

export interface ResolvedRule<T> {
  value: T;
  citation: Citation;
}

/** A regulation with every rule answered: by the region, or by `base` where the region is silent. */
export interface Regulation {
  code: string;
  version: number;
  validFrom: string;
  region: string;
  timeZone: string;
  title: { ru: string; en: string };
  rules: { [N in RuleName]: ResolvedRule<RuleValue<N>> };
}

/** Lays a region's answers over `base`; each value says whose it is and where it stands. */
export function resolveRegulation(source: RegulationSource): Regulation {
  const names = Object.keys(ruleTypes) as RuleName[];
  const rules = Object.fromEntries(names.map((name) => [name, resolveRule(source, name)])) as Regulation['rules'];
  const { code, version, validFrom, region, timeZone, title } = source;
  return { code, version, validFrom, region, timeZone, title, rules };
}

function resolveRule(source: RegulationSource, name: RuleName): ResolvedRule<unknown> {
  const own = source.rules[name];
  const answer = own ?? base.rules[name];
  return {
    value: answer.value,
    citation: { regulation: source.code, version: source.version, clause: answer.clause, inherited: own === undefined },
  };
}

/** A citation of a finer clause within a rule, for example one gate of the steps. */
export function citeWithin(rule: ResolvedRule<unknown>, part: { clause: string; fromBase?: boolean }): Citation {
  return { ...rule.citation, clause: part.clause, inherited: rule.citation.inherited || part.fromBase === true };
}
