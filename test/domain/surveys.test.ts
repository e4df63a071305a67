import t from 'tap';
import type { Survey } from '../../src/domain/survey.ts';
import { type AnswerCount, surveyResults } from '../../src/domain/surveys/survey-results.ts';
import { responseViolations, surveyViolations, type SentResponse } from '../../src/domain/surveys/survey-rules.ts';
import { surveyQuestions } from '../support/surveys.ts';

const survey: Survey = {
  id: 's', organisationId: 'centre', region: 'tatarstan', title: 'Опрос', from: '2026-04-01', to: '2026-06-30', questions: surveyQuestions, providerIds: ['a', 'b', 'c'],
  createdAt: '2026-03-20T09:00:00.000Z', createdBy: 'test', closedAt: null,
};

t.test('a survey’s codes are its own, its days in order, its providers known', async (t) => {
  const codes = (changes: Partial<Survey>, known = ['a', 'b', 'c']) => surveyViolations({ ...survey, ...changes }, new Set(known)).map(({ pointer, code }) => [pointer, code]);
  t.same(codes({}), []);
  t.same(codes({ to: '2026-03-31' }), [['/period/to', 'survey.end-before-start']]);
  t.same(codes({ from: '2026-06-30' }), [], 'a day is a period');
  t.same(codes({}, ['a', 'c']), [['/providerIds/1', 'link.unknown']]);
  const scale = { kind: 'scale', code: 'same', text: '?' } as const;
  const options = [{ code: 'x', text: 'да' }, { code: 'x', text: 'нет' }];
  t.same(codes({ questions: [scale, { ...scale, kind: 'text' }, { kind: 'choice', code: 'pick', text: '?', options }] }),
    [['/questions/1/code', 'survey.code-repeated'], ['/questions/2/options/1/code', 'survey.code-repeated']]);
});

t.test('a response fits its survey, or each fault is named at its place', async (t) => {
  const faults = (changes: Partial<SentResponse>, today = '2026-05-31') =>
    responseViolations(survey, { providerId: 'a', date: '2026-05-20', answers: [{ question: 'satisfaction', mark: 4 }], ...changes }, today, '/responses/7')
      .map(({ pointer, code }) => [pointer, code]);
  t.same(faults({}), []);
  t.same(faults({ date: '2026-04-01' }), []);
  t.same(faults({ date: '2026-06-30' }, '2026-06-30'), []);
  t.same(faults({ date: '2026-03-31' }), [['/responses/7/date', 'survey.date-outside']]);
  t.same(faults({ date: '2026-07-01' }, '2026-07-02'), [['/responses/7/date', 'survey.date-outside']]);
  t.same(faults({ date: '2026-06-01' }), [['/responses/7/date', 'date.in-future']]);
  t.same(faults({ providerId: 'd' }), [['/responses/7/providerId', 'link.unknown']]);
  t.same(faults({
    answers: [
      { question: 'nothing', mark: 1 }, { question: 'satisfaction', text: 'да' }, { question: 'contact', option: 'daily' }, { question: 'contact', option: 'weekly' },
      { question: 'wish', option: 'weekly' },
    ],
  }), [
    ['/responses/7/answers/0/question', 'reference.unknown'], ['/responses/7/answers/1', 'survey.answer-misfit'],
    ['/responses/7/answers/2/option', 'reference.unknown'], ['/responses/7/answers/3/question', 'survey.code-repeated'], ['/responses/7/answers/4', 'survey.answer-misfit'],
  ]);
});

const given = (providerId: string, question: string, answers: Record<string, number>): AnswerCount[] =>
  Object.entries(answers).map(([answer, count]) => ({ providerId, question, answer, count }));

t.test('results by question and provider, counted by hand', async (t) => {
  const counts = [
    ...given('a', 'satisfaction', { 5: 4, 4: 2, 1: 1 }), ...given('b', 'satisfaction', { 3: 5 }), ...given('c', 'satisfaction', { 5: 6 }),
    ...given('a', 'contact', { weekly: 6, rarely: 1 }), ...given('a', 'wish', { '': 5 }),
  ];
  const [scale, pick, words] = surveyResults(surveyQuestions, ['a', 'b', 'c'], counts, true);
  t.match(scale?.total, { suppressed: false, answered: 18, mean: 4.11 }, '74 of 18: 4.111…');
  t.same(scale?.total?.counts, [{ answer: '1', count: 1 }, { answer: '2', count: 0 }, { answer: '3', count: 5 }, { answer: '4', count: 2 }, { answer: '5', count: 10 }]);
  t.same(scale?.providers.map(({ providerId, answered, mean }) => [providerId, answered, mean]), [['a', 7, 4.14], ['b', 5, 3], ['c', 6, 5]]);
  t.same(pick?.providers[0]?.counts, [{ answer: 'weekly', count: 6 }, { answer: 'rarely', count: 1 }]);
  t.same(pick?.providers.slice(1).map(({ suppressed, counts: none }) => [suppressed, none]), [[true, null], [true, null]], 'nobody has answered about them');
  t.match(words?.providers[0], { answered: 5, counts: [], mean: null }, 'words are not counted by what they say');
});

t.test('a half is rounded up', async (t) => {
  const [scale] = surveyResults(surveyQuestions, ['a'], given('a', 'satisfaction', { 1: 3, 2: 5 }), true);
  t.equal(scale?.total?.mean, 1.63, '13 of 8 is 1.625');
});

t.test('a group of fewer than five is withheld, and another from which it could be worked out', async (t) => {
  const told = (sizes: Record<string, number>, whole = true) => {
    const counts = Object.entries(sizes).flatMap(([id, size]) => given(id, 'satisfaction', { 5: size }));
    const [scale] = surveyResults(surveyQuestions, Object.keys(sizes), counts, whole);
    return { total: scale?.total?.answered ?? null, providers: scale?.providers.map(({ answered }) => answered) };
  };
  t.same(told({ a: 9, b: 7, c: 5 }), { total: 21, providers: [9, 7, 5] });
  t.same(told({ a: 9, b: 7, c: 4 }), { total: 20, providers: [9, null, null] }, '20 less 9 less 7 would be 4');
  t.same(told({ a: 9, b: 3, c: 4 }), { total: 16, providers: [9, null, null] });
  t.same(told({ a: 4 }), { total: null, providers: [null] });
  t.same(told({ a: 4, b: 6 }, false), { total: null, providers: [null, 6] }, 'without a total a group stands for itself');
});
