import { Type, type Static } from 'typebox';
import { recommendedWords } from '../../domain/case/fact-data/recommendation.ts';
import { choice } from '../schemas/choice.ts';
import { closed } from '../schemas/closed.ts';
import { date } from '../schemas/dates.ts';
import { named } from '../schemas/named.ts';
import { text } from '../schemas/texts.ts';
import { bodyHead, exampleFact, type FactDefinition, factHead } from './fact-definition.ts';
import { levelCode } from './level-assignment.ts';
import { termMonths } from './programme.ts';

const fields = {
  from: Type.Literal('kdn', { description: 'Чья рекомендация: комиссии по делам несовершеннолетних (КДНиЗП).' }),
  resolutionNumber: text(100, 'Номер постановления.'),
  resolutionDate: date('Дата постановления.'),
  word: choice(recommendedWords, {
    description: 'О чём: промежуточные итоги (`interimResult`), продолжить (`continue`), изменить программу или уровень (`change`), прекратить (`end`).',
  }),
  text: text(10_000, 'Что рекомендовано.'),
  level: Type.Optional(levelCode),
  termMonths: Type.Optional(termMonths),
  outcome: Type.Optional(Type.String({ minLength: 1, maxLength: 50, description: 'С каким итогом прекратить: код из `/v1/reference/outcomes`.' })),
};

const description = 'Рекомендация КДНиЗП.';
const NewRecommendation = named('NewRecommendation', closed({ ...bodyHead, ...fields }, { description }));
export const RecommendationFact = named('RecommendationFact', closed({ ...factHead('recommendation'), ...fields }, { description }));

const body: Static<typeof NewRecommendation> = {
  date: '2026-04-15', from: 'kdn', resolutionNumber: '14/3', resolutionDate: '2026-04-15', word: 'continue', termMonths: 3,
  text: 'Продолжить сопровождение семьи ещё на три месяца.',
};

export const recommendation: FactDefinition<'recommendation', Static<typeof NewRecommendation>> = {
  kind: 'recommendation',
  name: 'Recommendation',
  path: 'recommendations',
  tag: 'kdn',
  summaries: { record: 'Внести рекомендацию КДНиЗП', list: 'Рекомендации КДНиЗП', get: 'Рекомендация КДНиЗП' },
  description:
    'Слово КДНиЗП по делу там, где порядок региона не даёт ей решать. Обычно приходит с постановлением через `POST /v1/kdn/resolutions`; '
    + 'здесь вносят бумажное. Ничего не решает; пока организатор не ответил, по делу стоит предупреждение `recommendationReceived`.',
  body: NewRecommendation,
  fact: RecommendationFact,
  example: { body, fact: exampleFact('recommendation', 18, body) },
  toData: ({ date: _, ...data }) => data,
};
