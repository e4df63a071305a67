import { type Static, Type } from 'typebox';
import type { Survey as StoredSurvey } from '../../operations/surveys/read-surveys.ts';
import { closed } from '../schemas/closed.ts';
import { date, instant } from '../schemas/dates.ts';
import { id } from '../schemas/ids.ts';
import { named } from '../schemas/named.ts';
import { nullable } from '../schemas/nullable.ts';
import { text } from '../schemas/texts.ts';
import { variants } from '../schemas/variants.ts';

export const code = (description: string) =>
  Type.String({ minLength: 1, maxLength: 30, pattern: '^[A-Za-z][A-Za-z0-9_-]*$', description });

const asked = { code: code('Код вопроса, свой в опросе.'), text: text(1000, 'Вопрос.') };
const options = Type.Array(
  closed({ code: code('Код ответа, свой в вопросе.'), text: text(300, 'Ответ.') }), { minItems: 2, maxItems: 20, description: 'Из чего выбирают.' },
);

export const SurveyQuestion = named('SurveyQuestion', variants('kind', [
  closed({ kind: Type.Literal('scale', { description: 'Оценка от 1 до 5.' }), ...asked }),
  closed({ kind: Type.Literal('choice', { description: 'Один из ответов.' }), ...asked, options }),
  closed({ kind: Type.Literal('text', { description: 'Ответ своими словами.' }), ...asked }),
], 'Вопрос анкеты.'));

const title = text(300, 'Название опроса.');
const period = closed({ from: date('Первый день.'), to: date('Последний день.') }, { description: 'Когда проводится.' });
const questions = (most: number) => Type.Array(SurveyQuestion, { minItems: 1, maxItems: most, description: 'Вопросы.' });

export const NewSurvey = named('NewSurvey', closed({
  title, period, questions: questions(50),
  providerIds: Type.Array(id('Организатор сопровождения региона.'), {
    minItems: 1, maxItems: 500, uniqueItems: true, description: 'Чьи семьи опрашиваются.',
  }),
}, { description: 'Новый опрос.' }));

export const Survey = named('Survey', closed({
  id: id('Опрос.'),
  organisationId: id('Ресурсный центр.'),
  title, period, questions: questions(50),
  providerIds: Type.Array(id('Организатор сопровождения.'), { description: 'Чьи семьи опрашиваются; организатору видна только его организация.' }),
  state: Type.Unsafe<'open' | 'closed'>({ type: 'string', enum: ['open', 'closed'], description: 'Ответы принимаются (`open`) или больше нет (`closed`).' }),
  createdAt: instant('Когда начат.'),
  closedAt: nullable(instant('Когда.'), 'Когда закрыт; null, пока открыт.'),
}, { description: 'Социологический опрос ресурсного центра (п. 6.3 модельной программы Татарстана).' }));

/** A survey as the wire tells it. */
export function surveyView({ id: surveyId, organisationId, from, to, closedAt, createdAt, ...survey }: StoredSurvey): Static<typeof Survey> {
  const { title: name, questions: all, providerIds } = survey;
  return {
    id: surveyId, organisationId, title: name, period: { from, to }, questions: all, providerIds, state: closedAt === null ? 'open' : 'closed', createdAt, closedAt,
  };
}

/** Closing is the only change there is. */
export function surveyVersion({ closedAt }: Pick<StoredSurvey, 'closedAt'>): number {
  return closedAt === null ? 1 : 2;
}

export const newSurveyExample = {
  title: 'Качество социального сопровождения: второй квартал 2026 года',
  period: { from: '2026-04-01', to: '2026-06-30' },
  questions: [
    { kind: 'scale' as const, code: 'satisfaction', text: 'Насколько Вы удовлетворены помощью?' },
    {
      kind: 'choice' as const, code: 'contact', text: 'Как часто с Вами связывается куратор?',
      options: [{ code: 'weekly', text: 'Раз в неделю и чаще' }, { code: 'monthly', text: 'Раз в месяц' }, { code: 'rarely', text: 'Реже' }],
    },
    { kind: 'text' as const, code: 'wish', text: 'Чего Вам не хватает?' },
  ],
  providerIds: ['01990000-0000-7000-8001-000000000001'],
};

export const surveyExample = {
  id: '01990000-0000-7000-8000-0000000000d1', organisationId: '01990000-0000-7000-8001-000000000005', ...newSurveyExample, state: 'open' as const,
  createdAt: '2026-03-25T08:00:00.000Z', closedAt: null,
};
