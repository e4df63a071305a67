import type { CategoryCode } from '../categories.ts';
import type { Source } from '../entry.ts';
import { tatarstan } from '../source.ts';

/** Each algorithm of Tatarstan's order (приложения № 4–11) is for one category of families. */
export const appendices = [
  { appendix: 4, category: 'childWithLimitedHealth' },
  { appendix: 5, category: 'disabledChild' },
  { appendix: 6, category: 'motherChangedHerMind' },
  { appendix: 7, category: 'fosterFamily' },
  { appendix: 8, category: 'minorInConflictWithLaw' },
  { appendix: 9, category: 'manyChildren' },
  { appendix: 10, category: 'minorParents' },
  { appendix: 11, category: 'singleParent' },
] as const satisfies readonly { appendix: number; category: CategoryCode }[];

export type Appendix = (typeof appendices)[number]['appendix'];

/** Part V of one or more appendices, with the tables of measures. */
export function partV(...numbers: Appendix[]): Source {
  return tatarstan(`прил. № ${numbers.join(', ')}, разд. V`);
}
