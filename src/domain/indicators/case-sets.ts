/** The sets of families that indicators count, by the name under which their cases are listed. */
export const caseSets = ['helped', 'asked', 'satisfied', 'overcame', 'notAsked', 'noOutcome'] as const;
export type CaseSet = (typeof caseSets)[number];

/** An indicator opens the cases of those that it counts. */
const ofIndicators: Readonly<Record<string, CaseSet>> = {
  centres: 'helped', satisfaction: 'satisfied', familiesOutOfDifficulty: 'overcame', shareOutOfDifficulty: 'overcame',
};

/** The set of a name, its own or an indicator's; undefined for a name that opens no cases. */
export function caseSetOf(name: string): CaseSet | undefined {
  return caseSets.find((one) => one === name) ?? (Object.hasOwn(ofIndicators, name) ? ofIndicators[name] : undefined);
}
