import { addDays } from '../../src/domain/calendar/local-date.ts';
import type { Assessment } from '../../src/domain/case/assess.ts';
import type { FactKind } from '../../src/domain/case/facts.ts';
import {
  councilOpinion, councilReferral, distribution, letter, letterAnswer, receipt, recommendation, recommendationAnswer, report,
} from './histories.ts';
import type { Maker } from './random-histories.ts';

// What passes between the provider and others: the commission's recommendations, the programme sent out, letters, the municipal council.

export const outsideWishes = [
  'recommend', 'answerRecommendation', 'send', 'receive', 'report', 'write', 'answerLetter', 'refer', 'advise',
] as const;
export type OutsideWish = (typeof outsideWishes)[number];

export const outsideRequests: Record<OutsideWish, Maker> = {
  recommend: (now, on, [a, b]) => recommendation(on, {
    word: (['interimResult', 'continue', 'change', 'end'] as const)[a % 4] ?? 'continue',
    ...(b % 3 === 0 ? { level: now.level ?? 'unheard' } : {}),
  }),
  answerRecommendation: (now, on, [a]) => recommendationAnswer(oneOf(now, 'recommendation', a), on),
  send: (now, on) => distribution(on, inForce(now)),
  receive: (now, on, [a]) => receipt(oneOf(now, 'distribution', a), on),
  report: (now, on, [a]) => report(1 + a % 3, on, inForce(now)),
  write: (_, on, [a, b, c]) => letter(on, {
    personalData: a % 3 === 0, ...(b % 2 === 0 ? { answerDueOn: addDays(on, c % 40 - 1) } : {}), ...(b % 5 === 0 ? { to: { name: 'Школа № 0' } } : {}),
  }),
  answerLetter: (now, on, [a]) => letterAnswer(oneOf(now, 'letter', a), on),
  refer: (_, on) => councilReferral(on),
  advise: (now, on, [a]) => councilOpinion(oneOf(now, 'councilReferral', a), on),
};

function inForce({ history }: Assessment): number {
  return history.currentProgramme?.data.number ?? history.programmes.at(-1)?.data.number ?? 1;
}

/** One of the case's facts of a kind or, when it has none, of any: then the request is refused. */
function oneOf({ history: { facts } }: Assessment, kind: FactKind, dice: number): string {
  const found = facts.filter((fact) => fact.kind === kind);
  const among = found.length > 0 ? found : facts;
  return among[dice % among.length]?.id ?? '';
}
