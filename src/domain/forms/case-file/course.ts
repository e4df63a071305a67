import { measuresOf } from '../../measure.ts';
import { recordTable } from '../compose.ts';
import { type DocumentData, factsOf, historyIn } from '../document-data.ts';
import { russianDate } from '../russian-date.ts';
import type { Section } from './section.ts';

/** Reviews during the term (мониторинг, рассмотрение итогов). */
export const reviewSection: Section = {
  anchor: 'reviews', title: 'Мониторинг и рассмотрение результатов',
  blocks: (data) => [recordTable('reviews', [
    ['date', 'Дата', 2.7, 'center'], ['kind', 'Вид', 4], ['findings', 'Результаты', 6], ['proposals', 'Предложения', 4],
  ], factsOf(data, 'review').map(({ on, data: { kind, findings, proposals } }) => [russianDate(on), reviewWords(data, kind), findings, proposals ?? '']))],
};

function reviewWords({ regulation }: DocumentData, kind: string): string {
  return regulation.rules.reviews.value.find(({ code }) => code === kind)?.ru ?? freeReviews[kind] ?? kind;
}

const freeReviews: Record<string, string> = { interim: 'промежуточное рассмотрение', monitoring: 'мониторинг' };

/** What the programme's executors were sent and what they told (рассылка, отчёты соисполнителей). */
export const executorSection: Section = {
  anchor: 'executors', title: 'Рассылка программы и отчёты соисполнителей',
  blocks: (data) => [
    recordTable('distributions', [
      ['date', 'Дата', 2.7, 'center'], ['programmeNumber', 'Ред.', 1, 'center'], ['recipients', 'Кому направлена', 9],
      ['receipts', 'Получение подтвердили', 5],
    ],
      factsOf(data, 'distribution').map(({ id, on, data: { programmeNumber, recipients } }) => [
        russianDate(on), String(programmeNumber), recipients.map(({ name }) => name).join('; '), receiptWords(data, id),
      ])),
    recordTable('reports', [
      ['date', 'Дата', 2.7, 'center'], ['organisation', 'Соисполнитель', 4], ['measure', 'Мероприятие', 5], ['text', 'Отчёт', 6],
    ],
      factsOf(data, 'executionReport').map(({ on, data: { organisationId, programmeNumber, measureNumber, text } }) => (
        [russianDate(on), data.organisations.get(organisationId) ?? '', measureTitle(data, programmeNumber, measureNumber), text]))),
  ],
};

function receiptWords(data: DocumentData, distributionFactId: string): string {
  return factsOf(data, 'distributionReceipt').filter((receipt) => receipt.data.distributionFactId === distributionFactId)
    .map(({ on, data: { organisationId, receivedBy } }) => [
      data.organisations.get(organisationId) ?? '', receivedBy, russianDate(on),
    ].filter(Boolean).join(', ')).join('; ');
}

function measureTitle(data: DocumentData, programmeNumber: number, measureNumber: number): string {
  const history = historyIn(data);
  const measures = history === undefined ? [] : measuresOf(history, programmeNumber);
  return measures.find(({ measure }) => measure.number === measureNumber)?.measure.title ?? '';
}

/** Requests and letters with their answers (переписка). */
export const letterSection: Section = {
  anchor: 'letters', title: 'Переписка',
  blocks: (data) => [recordTable('letters', [
    ['date', 'Дата', 2.7, 'center'], ['number', 'Исх. №', 2], ['to', 'Кому', 4], ['subject', 'О чём', 5], ['answer', 'Ответ', 5],
  ], factsOf(data, 'letter').map(({ id, on, data: letter }) => {
    const answer = factsOf(data, 'letterAnswer').find((fact) => fact.data.letterFactId === id);
    const came = answer === undefined ? '' : `${russianDate(answer.on)}${answer.data.number === undefined ? '' : `, вх. № ${answer.data.number}`}: ${answer.data.text}`;
    return [russianDate(on), letter.number ?? '', letter.to.name, [letter.subject, letter.text].filter(Boolean).join('. '), came];
  }))],
};
