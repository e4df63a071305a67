import { Type, type Static } from 'typebox';
import { closed } from '../schemas/closed.ts';
import { named } from '../schemas/named.ts';
import { text } from '../schemas/texts.ts';
import { bodyHead, exampleFact, type FactDefinition, factHead } from './fact-definition.ts';

const fields = {
  kind: Type.String({
    minLength: 1,
    maxLength: 50,
    description:
      'Вид: `monitoring` (мониторинг), `quarterlyAnalysis`, `halfYearReport`, `yearReport`, `questionnaire` (анкетирование семьи), '
      + '`councilReview` (рассмотрение на консилиуме) — или код рассмотрения из правила `reviews` порядка региона.',
  }),
  period: Type.Optional(Type.Integer({
    minimum: 1, maximum: 1000, description: 'К какому по счёту рассмотрению относится запоздавшее; без него решает дата.',
  })),
  findings: text(10_000, 'Что установлено.'),
  proposals: Type.Optional(text(5000, 'Предложения по корректировке программы.')),
};

const NewReview = named('NewReview', closed({ ...bodyHead, ...fields }, { description: 'Промежуточный мониторинг.' }));

const body: Static<typeof NewReview> = {
  date: '2026-04-20', kind: 'quarterlyAnalysis', findings: 'Мероприятия идут по плану, отношения в семье спокойные.',
};

export const ReviewFact = named(
  'ReviewFact', closed({ ...factHead('review'), ...fields }, { description: 'Промежуточный мониторинг.' }),
);

export const review: FactDefinition<'review', Static<typeof NewReview>> = {
  kind: 'review',
  name: 'Review',
  path: 'reviews',
  tag: 'reviews',
  summaries: { record: 'Внести мониторинг', list: 'Мониторинг', get: 'Запись мониторинга' },
  description: 'Промежуточный мониторинг сопровождения: что установлено за период и что предлагается изменить.',
  body: NewReview,
  fact: ReviewFact,
  example: { body, fact: exampleFact('review', 17, body) },
  toData: ({ date: _, ...data }) => data,
};
