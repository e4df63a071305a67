import type { ErrorCode } from '../../error-catalogue.ts';
import type { Violation } from '../../errors.ts';
import { findEntry, type ReferenceListName } from '../../reference/index.ts';
import { type RegulationSource, type RuleName, type RuleValue } from '../regulation.ts';
import { type Regulation, resolveRegulation } from '../resolve.ts';

/** A regulation of the right form that is being looked at for faults of meaning. */
export interface Draft {
  regulation: Regulation;
  /** A rule's value, the region's own or that of `base`. */
  value<N extends RuleName>(name: N): RuleValue<N>;
  /** Whether the region answers the rule itself. */
  isOwn(name: RuleName): boolean;
  /** A fault within a rule. One in a value of `base` is told at the rule, which the region must then answer itself. */
  fault(code: ErrorCode, rule: RuleName, path: readonly (string | number)[], params?: Violation['params']): Violation;
}

/** The JSON pointer (RFC 6901) of a path. */
export function pointerTo(...path: readonly (string | number)[]): string {
  return path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** Lays the source over `base`, ready to be looked at. */
export function draftOf(source: RegulationSource): Draft {
  const regulation = resolveRegulation(source);
  const isOwn = (name: RuleName) => source.rules[name] !== undefined;
  return {
    regulation,
    isOwn,
    value: (name) => regulation.rules[name].value,
    fault(code, rule, path, params) {
      const inside = isOwn(rule) ? ['value', ...path] : [];
      return { code, pointer: pointerTo('rules', rule, ...inside), ...(params === undefined ? {} : { params }) };
    },
  };
}

/** A fault for everything in a list that stood there before. */
export function repeats(draft: Draft, rule: RuleName, keys: readonly string[], field?: string): Violation[] {
  return keys.flatMap((value, index) =>
    keys.indexOf(value) === index
      ? []
      : [draft.fault('regulation.repeated', rule, field === undefined ? [index] : [index, field], { value })]);
}

/** A fault when a reference list does not know a code. */
export function unknownCode(
  draft: Draft, rule: RuleName, path: readonly (string | number)[], list: ReferenceListName, value: string,
): Violation[] {
  return findEntry(list, value) === undefined ? [draft.fault('regulation.code-unknown', rule, path, { value, list })] : [];
}
