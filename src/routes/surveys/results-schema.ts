import { type Static, Type } from 'typebox';
import type { SurveyResults as Results } from '../../operations/surveys/read-surveys.ts';
import { closed } from '../schemas/closed.ts';
import { date } from '../schemas/dates.ts';
import { id } from '../schemas/ids.ts';
import { named } from '../schemas/named.ts';
import { nullable } from '../schemas/nullable.ts';
import { newSurveyExample, SurveyQuestion } from './survey-schema.ts';

const AnswerCount = named('SurveyAnswerCount', closed({
  answer: Type.String({ description: 'Оценка `1`…`5` или код ответа.' }), label: Type.String({ description: 'Как это звучит.' }),
  count: Type.Integer({ description: 'Сколько раз.' }),
}, { description: 'Сколько раз так ответили.' }));

const group = {
  suppressed: Type.Boolean({ description: 'Ответов слишком мало, или по ним вычислялась бы малая группа: не показаны.' }),
  answered: nullable(Type.Integer(), 'Сколько ответили на вопрос; null, если не показано.'),
  counts: nullable(Type.Array(AnswerCount), 'Сколько каких ответов; у вопроса вида `text` пусто. null, если не показано.'),
  mean: nullable(Type.Number(), 'Средняя оценка, два знака; null, если вопрос не оценка или не показано.'),
};
const GroupResult = named('SurveyGroupResult', closed(group, { description: 'Что ответили на вопрос все.' }));
const ProviderResult = named('SurveyProviderResult', closed({
  providerId: id('Организатор.'), name: Type.String({ description: 'Наименование.' }), ...group,
}, { description: 'Что ответили на вопрос об одном организаторе.' }));

export const SurveyResults = named('SurveyResults', closed({
  surveyId: id('Опрос.'), title: Type.String({ description: 'Название.' }),
  period: closed({ from: date('Первый день.'), to: date('Последний день.') }, { description: 'Период опроса.' }),
  suppressedBelow: Type.Integer({ description: 'Группы, где ответов меньше, не показываются.' }),
  questions: Type.Array(closed({
    question: SurveyQuestion, total: nullable(GroupResult, 'Все организаторы; null, если результаты видит организатор.'),
    providers: Type.Array(ProviderResult, { description: 'По организаторам.' }),
  }, { description: 'Результаты по вопросу.' }), { description: 'По вопросам.' }),
}, { description: 'Результаты опроса.' }));

type Wire = Static<typeof SurveyResults>;
type Group = NonNullable<Wire['questions'][number]['total']>;

/** The results as the wire tells them. */
export function resultsView({ survey: { id: surveyId, title, from, to }, suppressedBelow, questions, names }: Results): Wire {
  return {
    surveyId, title, period: { from, to }, suppressedBelow,
    questions: questions.map(({ question, total, providers }) => {
      const labelled = ({ counts, ...result }: NonNullable<typeof total>): Group => ({
        ...result, counts: counts?.map(({ answer, count }) => ({ answer, label: labelOf(question, answer), count })) ?? null,
      });
      return {
        question, total: total === null ? null : labelled(total),
        providers: providers.map(({ providerId, ...result }) => ({ providerId, name: names.get(providerId) ?? '', ...labelled(result) })),
      };
    }),
  };
}

const markLabels: Record<string, string> = { 1: 'совсем нет', 2: 'скорее нет', 3: 'отчасти', 4: 'скорее да', 5: 'полностью' };

function labelOf(question: Results['questions'][number]['question'], answer: string): string {
  if (question.kind !== 'choice') return markLabels[answer] ?? answer;
  return question.options.find(({ code }) => code === answer)?.text ?? answer;
}

const counts = [5, 4, 3, 2, 1].map((mark, index) => ({ answer: String(mark), label: markLabels[mark] ?? '', count: [6, 3, 1, 0, 0][index] ?? 0 })).toReversed();
const [scale] = newSurveyExample.questions;

export const resultsExample: Wire = {
  surveyId: '01990000-0000-7000-8000-0000000000d1', title: newSurveyExample.title, period: newSurveyExample.period, suppressedBelow: 5,
  questions: [{
    question: scale!,
    total: { suppressed: false, answered: 10, counts, mean: 4.5 },
    providers: [{
      providerId: '01990000-0000-7000-8001-000000000001', name: 'Центр «Семья» (демонстрация)', suppressed: false, answered: 10, counts, mean: 4.5,
    }],
  }],
};
