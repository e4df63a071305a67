import type { DemoStory } from '../../src/sandbox/demo-stories.ts';

/** How far along the road a case has got; see `DemoStory`. */
type Shape = Pick<DemoStory, 'level' | 'termMonths' | 'daysAgo' | 'upTo' | 'then'>;

/** The ten cases of one curator: most of them running, as in a real caseload, and within its limits. */
export const caseload: readonly Shape[] = [
  { level: 'basic', termMonths: 12, daysAgo: 120, upTo: 'active' },
  { level: 'crisis', termMonths: 6, daysAgo: 65, upTo: 'active' },
  { level: 'basic', termMonths: 12, daysAgo: 64, upTo: 'active' },
  { level: 'crisis', termMonths: 6, daysAgo: 38, upTo: 'active' },
  { level: 'adaptation', termMonths: 12, daysAgo: 90, upTo: 'active' },
  { level: 'basic', termMonths: 12, daysAgo: 30, upTo: 'active' },
  { level: 'adaptation', termMonths: 12, daysAgo: 20, upTo: 'active' },
  { level: 'adaptation', termMonths: 12, daysAgo: 170, upTo: 'active', then: { what: 'success', daysAgo: 70 } },
  { level: 'basic', termMonths: 12, daysAgo: 9, upTo: 'agreement' },
  { level: 'adaptation', termMonths: 12, daysAgo: 5, upTo: 'assessment' },
];

export const CURATORS = 10;
/** Cases of one provider, and families: each family has one. */
export const CASES_A_PROVIDER = CURATORS * caseload.length;
