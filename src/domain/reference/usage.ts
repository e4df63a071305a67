import type { Regulation } from '../regulations/resolve.ts';
import { type ReferenceListName, referenceLists } from './index.ts';
import type { ReferenceEntry } from './entry.ts';

type Rules = Regulation['rules'];

/** Lists that a regulation rules: what it does not name, its region does not use. */
const ruled: { [List in ReferenceListName]?: (rules: Rules) => string[] } = {
  levels: (rules) => rules.levels.value.map((level) => level.code),
  categories: (rules) => rules.categories.value,
  circumstances: (rules) => rules.circumstances.value,
  grounds: (rules) => rules.grounds.value.map((ground) => ground.code),
  decisionKinds: (rules) => rules.decisions.value.map((decision) => decision.kind),
  // A case may end before its start in every region.
  outcomes: (rules) => [...rules.endings.value.map((ending) => ending.code), ...notTaken],
};

/** Lists of which a regulation's rules name some codes or none, and its text may name more. */
const mentioned: { [List in ReferenceListName]?: (rules: Rules) => string[] } = {
  bodies: (rules) => rules.decisions.value.flatMap((decision) => decision.bodies),
  paperTypes: (rules) => [...gatePapers(rules), ...endingPapers(rules), 'other'],
  technologies: () => [],
  workForms: () => [],
  indicators: () => [],
};

const notTaken = referenceLists.outcomes.filter((outcome) => outcome.kind === 'notTaken').map(({ code }) => code);

/**
 * The entries of a list that hold in a region, in the list's order. A list that no regulation rules (help types,
 * kinships, statuses, directions of the measure catalogue) is the same everywhere.
 */
export function entriesUsedBy(regulation: Regulation, list: ReferenceListName): ReferenceEntry[] {
  const entries: readonly ReferenceEntry[] = referenceLists[list];
  const codes = new Set((ruled[list] ?? mentioned[list])?.(regulation.rules));
  if (ruled[list] !== undefined) return entries.filter(({ code }) => codes.has(code));
  if (mentioned[list] === undefined) return [...entries];
  const inText = (entry: ReferenceEntry) => entry.sources.some((source) => source.regulation === regulation.code);
  return entries.filter((entry) => codes.has(entry.code) || inText(entry));
}

function gatePapers(rules: Rules): string[] {
  const gates = rules.steps.value.flatMap((step) => step.gates);
  return gates.flatMap(({ gate, type }) => (gate === 'paper' && type !== undefined ? [type] : []));
}

function endingPapers(rules: Rules): string[] {
  return rules.endings.value.flatMap(({ paper }) => (paper === null ? [] : [paper]));
}
