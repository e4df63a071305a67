import { labelOf } from '../../reference/index.ts';
import { agreementName } from '../agreement.ts';
import { field, fields, recordTable } from '../compose.ts';
import { factsOf, historyIn, registerNumber } from '../document-data.ts';
import { memberName } from '../people.ts';
import { russianDate } from '../russian-date.ts';
import { sentence } from '../sentence.ts';
import type { Section } from './section.ts';

/** Decisions of whatever body (решения). */
export const decisionSection: Section = {
  anchor: 'decisions', title: 'Решения',
  blocks: (data) => [recordTable('decisions', [
    ['date', 'Дата', 2.7, 'center'], ['number', '№', 2], ['body', 'Кто решил', 4], ['kind', 'Что решено', 4],
    ['text', 'Содержание, рекомендации', 6],
  ], factsOf(data, 'decision').map(({ on, data: one }) => [
    russianDate(on), one.number, labelOf('bodies', one.body).ru, labelOf('decisionKinds', one.kind).ru,
    one.recommendations === undefined ? one.text : `${sentence(one.text)} Рекомендации: ${one.recommendations}`,
  ])), fields(field('registerNumber', 'Номер в журнале учёта', registerNumber(data)))],
};

/** What the commission recommended and what became of it (рекомендации КДНиЗП). */
export const recommendationSection: Section = {
  anchor: 'recommendations', title: 'Рекомендации КДНиЗП и муниципального консилиума',
  blocks: (data) => [recordTable('recommendations', [
    ['date', 'Дата', 2.7, 'center'], ['from', 'От кого', 4], ['text', 'Что сказано', 6], ['answer', 'Ответ организации', 5],
  ], [
    ...factsOf(data, 'recommendation').map(({ id, on, data: one }) => {
      const answer = factsOf(data, 'recommendationAnswer').find((fact) => fact.data.recommendationFactId === id);
      return [
        russianDate(on), `КДНиЗП, постановление № ${one.resolutionNumber} от ${russianDate(one.resolutionDate)}`, one.text,
        answer?.data.text ?? '',
      ];
    }),
    ...factsOf(data, 'councilReferral').map(({ id, on, data: { question } }) => {
      const opinion = factsOf(data, 'councilOpinion').find((fact) => fact.data.referralFactId === id);
      return [
        russianDate(on), 'муниципальный консилиум', `Вопрос: ${question}`,
        opinion === undefined ? '' : `Мнение консилиума: ${opinion.data.advice}`,
      ];
    }),
  ])],
};

/** Agreements with the family (договор, соглашение) and a refusal before the start. */
export const agreementSection: Section = {
  anchor: 'agreements', title: 'Договор (соглашение) с семьёй, отказ',
  blocks: (data) => [recordTable('agreements', [
    ['date', 'Дата', 2.7, 'center'], ['what', 'Что', 4], ['member', 'Кто подписал', 4], ['content', 'Содержание', 6],
  ], [
    ...factsOf(data, 'agreement').map(({ on, data: { number, memberId, familyDesiredResult } }) => (
      [russianDate(on), `${agreementName(data.regulation)} № ${number}`, memberName(data, memberId) ?? '', familyDesiredResult === undefined ? '' : `Семья хочет: ${familyDesiredResult}`])),
    ...factsOf(data, 'withdrawal').map(({ on, data: { reason, text } }) => [russianDate(on), labelOf('outcomes', reason).ru, '', text]),
  ])],
};

/** How it ended, and the watch after it (завершение, постсопровождение). */
export const endingSection: Section = {
  anchor: 'ending', title: 'Завершение и постсопровождение',
  blocks: (data) => {
    const history = historyIn(data);
    const ending = history?.ending ?? history?.notTaken;
    return [
      fields(
        field('endedOn', 'Дата завершения', russianDate(ending?.on)), field(
          'outcome', 'Итог', ending && labelOf('outcomes', ending.outcome).ru,
        ),
        field('watchUntil', 'Наблюдение до', russianDate(data.situation?.postSupport?.until)),
      ),
      recordTable('checks', [
        ['number', '№', 1, 'center'], ['date', 'Дата', 2.7, 'center'], ['situation', 'Ситуация', 3],
        ['findings', 'Результаты', 8],
      ],
        factsOf(data, 'postSupportCheck').map(({ on, data: one }) => (
          [String(one.number), russianDate(on), one.situation === 'stable' ? 'устойчивая' : 'ухудшилась', one.findings]))),
    ];
  },
};
