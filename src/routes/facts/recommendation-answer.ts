import type { Static } from 'typebox';
import { choice } from '../schemas/choice.ts';
import { closed } from '../schemas/closed.ts';
import { id } from '../schemas/ids.ts';
import { named } from '../schemas/named.ts';
import { text } from '../schemas/texts.ts';
import { bodyHead, exampleFact, type FactDefinition, factHead } from './fact-definition.ts';

const fields = {
  recommendationFactId: id('На какую рекомендацию дан ответ.'),
  followed: choice(['yes', 'partly', 'no'], { description: 'Учтена ли рекомендация: да, частично, нет.' }),
  text: text(10_000, 'Что сделано или почему не учтена.'),
};

const description = 'Ответ организатора на рекомендацию КДНиЗП.';
const NewRecommendationAnswer = named('NewRecommendationAnswer', closed({ ...bodyHead, ...fields }, { description }));
export const RecommendationAnswerFact = named(
  'RecommendationAnswerFact', closed({ ...factHead('recommendationAnswer'), ...fields }, { description }),
);

const body: Static<typeof NewRecommendationAnswer> = {
  date: '2026-04-20', recommendationFactId: '01940000-0000-7000-8000-000000000118', followed: 'yes', text: 'Консилиум продлил сопровождение.',
};

export const recommendationAnswer: FactDefinition<'recommendationAnswer', Static<typeof NewRecommendationAnswer>> = {
  kind: 'recommendationAnswer',
  name: 'RecommendationAnswer',
  path: 'recommendation-answers',
  tag: 'kdn',
  summaries: {
    record: 'Ответить на рекомендацию КДНиЗП', list: 'Ответы на рекомендации КДНиЗП', get: 'Ответ на рекомендацию КДНиЗП',
  },
  description: 'Что организатор сделал по рекомендации КДНиЗП. Ответ снимает предупреждение; комиссия его читает.',
  body: NewRecommendationAnswer,
  fact: RecommendationAnswerFact,
  example: { body, fact: exampleFact('recommendationAnswer', 19, body) },
  toData: ({ date: _, ...data }) => data,
};
