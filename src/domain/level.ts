import type { FactRule } from './case/fact-rule.ts';
import type { History } from './case/history.ts';
import type { CaseStatus } from './case/status.ts';
import { mostSevere } from './caseload.ts';
import type { Regulation } from './regulations/resolve.ts';

export const levelRule: FactRule<'levelAssignment'> = {
  action: () => 'assignLevel',
  causes: ({ history }) => [
    { ru: 'определение прежнего уровня', en: 'the present level', on: (history.proposedLevel ?? history.level)?.on },
  ],
  violations: ({ regulation, history }, { level }) => {
    const { value: levels, citation } = regulation.rules.levels;
    if (!levels.some(({ code }) => code === level)) {
      return [{ code: 'reference.unknown', pointer: '/level', params: { value: level, list: 'levels' }, citation }];
    }
    const present = history.proposedLevel ?? history.level;
    return present?.level === level ? [{ code: 'level.same', pointer: '/level', citation }] : [];
  },
};

const withPlace: readonly CaseStatus[] = [
  'identified', 'assessment', 'planning', 'decision', 'agreement', 'active', 'evaluation',
];

/**
 * The level at which a case counts in its curator's load: the more severe of the one in force and the one proposed, as a proposal
 * counts until the body decides. Undefined when it counts no longer, or has no level or no curator yet.
 */
export function countedLevel(regulation: Regulation, history: History, status: CaseStatus): string | undefined {
  if (history.curator === undefined || !withPlace.includes(status)) return undefined;
  const levels = [history.level?.level, history.proposedLevel?.level].filter((level) => level !== undefined);
  return mostSevere(regulation, levels);
}
