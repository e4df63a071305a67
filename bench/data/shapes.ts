import type { DemoCase } from '../../src/sandbox/demo-road.ts';

/** How far along the road a case has got; `steps` counts the facts of `demoRoad` that have happened. */
type Shape = Pick<DemoCase, 'level' | 'termMonths' | 'daysAgo' | 'steps'>;

/** The ten cases of one curator: most of them running, as in a real caseload, and within its limits. */
export const caseload: readonly Shape[] = [
  { level: 'basic', termMonths: 12, daysAgo: 120, steps: 15 },
  { level: 'crisis', termMonths: 6, daysAgo: 50, steps: 14 },
  { level: 'basic', termMonths: 12, daysAgo: 64, steps: 14 },
  { level: 'crisis', termMonths: 6, daysAgo: 38, steps: 13 },
  { level: 'adaptation', termMonths: 12, daysAgo: 90, steps: 15 },
  { level: 'basic', termMonths: 12, daysAgo: 30, steps: 13 },
  { level: 'adaptation', termMonths: 12, daysAgo: 20, steps: 13 },
  { level: 'adaptation', termMonths: 12, daysAgo: 170, steps: 16 },
  { level: 'basic', termMonths: 12, daysAgo: 9, steps: 11 },
  { level: 'adaptation', termMonths: 12, daysAgo: 5, steps: 6 },
];

export const CURATORS = 10;
/** Cases of one provider, and families: each family has one. */
export const CASES_A_PROVIDER = CURATORS * caseload.length;
