import { decisionRule } from './decision.ts';
import type { RecommendedWord } from './case/fact-data/recommendation.ts';
import type { Citation } from './errors.ts';
import { citeWithin, type Regulation } from './regulations/resolve.ts';

/** The commission among the bodies of a regulation. */
const KDN = 'kdn';
const RESOLUTION_GROUND = 'kdnResolution';

/** What a resolution says of one case, as far as it settles what the word becomes. */
export interface CaseWord {
  word: RecommendedWord;
  /** `change`: to another level; without it of the programme. */
  level?: string;
  /** `end`: with success or without. */
  success?: boolean;
}

/** What the commission's word becomes under a regulation, and the clause that says so. */
export type WordEffect =
  | { becomes: 'decision'; kind: string; citation: Citation }
  | { becomes: 'review'; kind: string; citation: Citation }
  | { becomes: 'recommendation'; citation: Citation };

/**
 * Where the regulation names the commission among those who decide so, or gives it a review of the results, its word is that very
 * act; everywhere else it advises (рекомендация) and the provider considers it.
 */
export function effectOfWord(regulation: Regulation, said: CaseWord): WordEffect {
  if (said.word === 'interimResult') return effectOfReview(regulation);
  const { decisions } = regulation.rules;
  const kind = decisionOf(said);
  const rule = decisionRule(regulation, kind);
  if (rule === undefined || !rule.bodies.includes(KDN)) return { becomes: 'recommendation', citation: decisions.citation };
  return { becomes: 'decision', kind, citation: citeWithin(decisions, rule) };
}

function effectOfReview({ rules: { reviews } }: Regulation): WordEffect {
  const rule = reviews.value.find(({ body }) => body === KDN);
  if (rule === undefined) return { becomes: 'recommendation', citation: reviews.citation };
  return { becomes: 'review', kind: rule.code, citation: citeWithin(reviews, rule) };
}

function decisionOf({ word, level, success }: CaseWord): string {
  if (word === 'continue') return 'extend';
  if (word === 'end') return success === true ? 'completeWithSuccess' : 'endWithoutSuccess';
  return level === undefined ? 'approveProgramme' : 'changeLevel';
}

/** The ground on which a resolution opens a case. */
export interface TakingOn {
  ground: string;
  /** The ground is a message: its sender must be told. */
  source: boolean;
  citation: Citation;
}

/**
 * A resolution as the ground of a case: of its own name where the regulation has one (Azov, stage 2), elsewhere a message of a
 * prevention-system body (Tatarstan, cl. 4.3). Undefined where the regulation takes families on by neither.
 */
export function takingOn({ rules: { grounds } }: Regulation): TakingOn | undefined {
  const own = grounds.value.find(({ code }) => code === RESOLUTION_GROUND);
  const ground = own ?? grounds.value.find(({ code }) => code === 'message');
  return ground === undefined ? undefined : { ground: ground.code, source: ground.source, citation: grounds.citation };
}

/** Whether a regulation gives the commission anything to review or to decide on: only then its session has such cases before it. */
export function givesToCommission({ rules: { reviews, decisions } }: Regulation): { reviews: boolean; ending: boolean } {
  return {
    reviews: reviews.value.some(({ body }) => body === KDN),
    ending: decisions.value.some(({ kind, bodies }) => ['extend', 'completeWithSuccess'].includes(kind) && bodies.includes(KDN)),
  };
}
