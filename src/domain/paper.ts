import { type FactRule, type Surroundings, unknownMembers } from './case/fact-rule.ts';
import type { PaperData } from './case/facts.ts';
import type { Violation } from './errors.ts';

/** Whom a paper names must belong to the family: whose it is, and whose each of the documents listed is. */
export const paperRule: FactRule<'paper'> = {
  action: ({ type }) => `recordPaper:${type}`,
  violations: (_, data, around) => [
    ...unknownMembers([data.memberId], () => '/memberId', around),
    ...documentViolations(data, around),
  ],
};

function documentViolations({ details }: PaperData, around: Surroundings): Violation[] {
  const documents = (details?.['documents'] ?? []) as { memberId?: string }[];
  return unknownMembers(documents.map(({ memberId }) => memberId), (index) => `/documents/${index}/memberId`, around);
}
