import type { FactRule } from './case/fact-rule.ts';
import { type FactOf, isKind } from './case/facts.ts';
import type { History } from './case/history.ts';
import type { PlannedAlert } from './case/planned-alert.ts';
import { notIn, type Situation } from './case/situation.ts';
import { endedStatuses } from './case/status.ts';
import type { Violation } from './errors.ts';
import { findEntry } from './reference/index.ts';
import type { Regulation } from './regulations/resolve.ts';

/** A recommendation (рекомендация КДНиЗП) with what the provider answered, if it has. */
export interface RecommendationStanding {
  fact: FactOf<'recommendation'>;
  answer: FactOf<'recommendationAnswer'> | undefined;
}

/** Every recommendation of a case in the order of recording. */
export function recommendationsOf({ facts }: Pick<History, 'facts'>): RecommendationStanding[] {
  const answers = facts.filter(isKind('recommendationAnswer'));
  return facts.filter(isKind('recommendation')).map((fact) => (
    { fact, answer: answers.find(({ data }) => data.recommendationFactId === fact.id) }));
}

/** It decides nothing, so it needs no gate; one about a case that is over would have nobody to consider it. */
export const recommendationRule: FactRule<'recommendation'> = {
  action: () => 'recordRecommendation',
  violations: ({ regulation }, { level, outcome }) => [...unknownLevel(regulation, level), ...unknownOutcome(outcome)],
};

function unknownLevel({ rules: { levels: { value: levels, citation } } }: Regulation, level: string | undefined): Violation[] {
  if (level === undefined || levels.some(({ code }) => code === level)) return [];
  return [{ code: 'reference.unknown', pointer: '/level', params: { value: level, list: 'levels' }, citation }];
}

function unknownOutcome(outcome: string | undefined): Violation[] {
  if (outcome === undefined || findEntry('outcomes', outcome) !== undefined) return [];
  return [{ code: 'reference.unknown', pointer: '/outcome', params: { value: outcome, list: 'outcomes' } }];
}

export const recommendationAnswerRule: FactRule<'recommendationAnswer'> = {
  action: () => 'answerRecommendation',
  causes: ({ history }, { recommendationFactId: id }) => [{
    ru: 'рекомендация', en: 'the recommendation', on: recommendationsOf(history).find(({ fact }) => fact.id === id)?.fact.on,
  }],
  violations: ({ history }, { recommendationFactId: id }) => {
    const pointer = '/recommendationFactId';
    const found = recommendationsOf(history).find(({ fact }) => fact.id === id);
    if (found === undefined) return [{ code: 'link.unknown', pointer, params: { what: id } }];
    const { answer } = found;
    return answer === undefined ? [] : [{ code: 'recommendation.answered', pointer, params: { date: answer.on } }];
  },
};

export function recommendable(situation: Situation): Violation[] {
  return notIn(situation, endedStatuses);
}

/** An answer is due as long as one recommendation has none; a case that ended meanwhile may still be answered for. */
export function somethingToAnswer({ history, regulation }: Situation): Violation[] {
  const open = recommendationsOf(history).some(({ answer }) => answer === undefined);
  return open ? [] : [{ code: 'recommendation.nothing-to-answer', citation: regulation.rules.decisions.citation }];
}

/** Open from its day on until the provider answers. No text sets a day for the answer, so none is late. */
export function recommendationAlerts(regulation: Regulation, history: History): PlannedAlert[] {
  const { citation } = regulation.rules.decisions;
  return recommendationsOf(history).filter(({ answer }) => answer === undefined).map(({ fact: { seq, on } }) => (
    { kind: 'recommendationReceived', subject: `recommendation:${seq}`, severity: 'warning', raiseOn: on, dueOn: on, citation }));
}
