import type { CaseStatus } from '../domain/case/status.ts';

/** One demo case, told without a region: how far it has come along the road of whichever regulation, and since when. */
export interface DemoStory {
  /** The number of the family within the region. */
  family: number;
  /** The number of the specialist within the region: 1 Anna, 2 Pyotr, 3 Darya. */
  curator: number;
  level: string;
  /** The status that the road is walked up to; `active` is the whole road. */
  upTo: CaseStatus;
  /** Days before today on which the family came. */
  daysAgo?: number;
  /** Instead of that: in how many days the programme's term ends; below zero it has ended. */
  endsIn?: number;
  termMonths?: number;
  /** In how many days the consent lapses. */
  consentEndsIn?: number;
  /** Measures are not marked, reviews not made. */
  neglected?: boolean;
  then?: Then;
  /** Post-support checks are made as they fall due. */
  checked?: boolean;
}

/** What came last. */
export interface Then {
  what: 'consentWithdrawn' | 'finalDiagnostics' | 'declined' | 'rejected' | 'success' | 'refusal';
  daysAgo: number;
}

const anna = 1;
const pyotr = 2;
const darya = 3;
/** A family comes this many days before its programme ends well: every measure falls due in between. */
const COURSE = 110;

const succeeded = (family: number, curator: number, daysAgo: number, checked: boolean): DemoStory => (
  { family, curator, level: 'adaptation', upTo: 'active', daysAgo: daysAgo + COURSE, then: { what: 'success', daysAgo }, checked });
const waiting = (family: number, level: string, daysAgo: number): DemoStory => ({ family, curator: pyotr, level, upTo: 'decision', daysAgo });

/** Pyotr has no place left on any level: four crisis, six basic and eight adaptation families, some of them in trouble. */
const fullLoad: readonly DemoStory[] = [
  { family: 3, curator: pyotr, level: 'crisis', upTo: 'active', endsIn: 20, termMonths: 6 },
  { family: 4, curator: pyotr, level: 'crisis', upTo: 'active', endsIn: 10, termMonths: 3 },
  { family: 5, curator: pyotr, level: 'emergency', upTo: 'active', endsIn: 3, termMonths: 3 },
  { family: 7, curator: pyotr, level: 'crisis', upTo: 'active', endsIn: -12, termMonths: 6 },
  { family: 6, curator: pyotr, level: 'basic', upTo: 'active', endsIn: 60, termMonths: 4 },
  { family: 17, curator: pyotr, level: 'basic', upTo: 'active', daysAgo: 45 },
  { family: 20, curator: pyotr, level: 'basic', upTo: 'active', daysAgo: 150, then: { what: 'finalDiagnostics', daysAgo: 2 } },
  { family: 21, curator: pyotr, level: 'basic', upTo: 'active', daysAgo: 200, neglected: true },
  waiting(18, 'basic', 25), waiting(19, 'basic', 9),
  { family: 22, curator: pyotr, level: 'adaptation', upTo: 'active', daysAgo: 30 },
  { family: 23, curator: pyotr, level: 'adaptation', upTo: 'active', daysAgo: 60 },
  ...[24, 25, 26, 27, 28, 29].map((family) => waiting(family, 'adaptation', family - 20)),
];

/** Anna's are what the demo's curator finds in her day. */
const annas: readonly DemoStory[] = [
  { family: 1, curator: anna, level: 'basic', upTo: 'active', daysAgo: 120 },
  { family: 2, curator: anna, level: 'crisis', upTo: 'active', endsIn: 5, termMonths: 6 },
  { family: 30, curator: anna, level: 'basic', upTo: 'active', daysAgo: 110, neglected: true },
  { family: 31, curator: anna, level: 'adaptation', upTo: 'active', daysAgo: 90, consentEndsIn: 10 },
  { family: 32, curator: anna, level: 'adaptation', upTo: 'active', daysAgo: 70, then: { what: 'consentWithdrawn', daysAgo: 3 } },
  { family: 10, curator: anna, level: 'basic', upTo: 'agreement', daysAgo: 9 },
  { family: 12, curator: anna, level: 'adaptation', upTo: 'planning', daysAgo: 25 },
  succeeded(8, anna, 50, false), succeeded(9, anna, 120, false), succeeded(33, anna, 85, false),
];

const daryas: readonly DemoStory[] = [
  { family: 14, curator: darya, level: 'basic', upTo: 'identified', daysAgo: 1 },
  { family: 13, curator: darya, level: 'basic', upTo: 'assessment', daysAgo: 5 },
  { family: 34, curator: darya, level: 'basic', upTo: 'planning', daysAgo: 6 },
  { family: 11, curator: darya, level: 'basic', upTo: 'decision', daysAgo: 6 },
  { family: 36, curator: darya, level: 'basic', upTo: 'assessment', daysAgo: 30, then: { what: 'declined', daysAgo: 22 } },
  { family: 37, curator: darya, level: 'adaptation', upTo: 'decision', daysAgo: 60, then: { what: 'rejected', daysAgo: 50 } },
  { family: 38, curator: darya, level: 'adaptation', upTo: 'active', daysAgo: 100, then: { what: 'refusal', daysAgo: 40 } },
  succeeded(35, darya, 430, true),
];

/** Cases in every status, at full caseload, expiring, overdue, with a consent about to lapse or taken back, with a missed check. */
export const demoStories: readonly DemoStory[] = [...fullLoad, ...annas, ...daryas];

/** Families 15 and 16 have no case: for trying the first request on. */
export const demoFamilies = Array.from({ length: 38 }, (_, index) => index + 1);
