import type { FactOf } from '../case/facts.ts';
import { findEntry, labelOf } from '../reference/index.ts';
import { field, fields, group, paragraph, part, passage, recordTable, signatures, signer, title, value } from './compose.ts';
import { type DocumentData, factsOf, historyIn, registerNumber } from './document-data.ts';
import { type CaseForm, subjectMissing } from './form.ts';
import type { Block, Field, FormModel, TableBlock } from './model.ts';
import { curatorAs, curatorOf, representativeOf } from './people.ts';
import { measureWords, markWords, numberedMeasures, programmeAsked } from './plan.ts';
import { russianDate } from './russian-date.ts';

/** A notice to the family that the accompaniment has ended (уведомление о завершении), with its results and recommendations. */
export const endNoticeForm: CaseForm = {
  refusals: (data) => (historyIn(data)?.ending === undefined
    ? [subjectMissing({ ru: 'уведомление о завершении', en: 'notice of the end' }, { ru: 'решения о завершении', en: 'decision to end' })]
    : []),
  build: (data) => {
    const ending = historyIn(data)?.ending;
    const decision = endingDecision(data);
    return {
      code: 'end-notice', title: 'Уведомление о завершении социального сопровождения', shortTitle: 'Уведомление о завершении', issuer: data.organisation.name,
      ...(decision === undefined ? {} : { number: decision.data.number }), ...(ending === undefined ? {} : { date: ending.on }),
      blocks: [
        title('УВЕДОМЛЕНИЕ О ЗАВЕРШЕНИИ СОЦИАЛЬНОГО СОПРОВОЖДЕНИЯ'),
        fields(
          field('organisation', 'Организация', data.organisation.name),
          field('addressee', 'Кому', representativeOf(data)?.fullName),
          field('address', 'Адрес', data.family?.address),
          field('registerNumber', 'Номер в журнале учёта', registerNumber(data)),
        ),
        passage(
          'Сообщаем, что социальное сопровождение вашей семьи завершено ', value('date', russianDate(ending?.on)),
          ', семья снята с учёта.',
        ),
        fields(...groundFields(data, decision)),
        part('Что выполнено'),
        resultTable(data),
        part('Рекомендации семье'),
        fields(...recommendationFields(data, decision)),
        ...watch(data),
        passage('Если помощь понадобится снова, семья может обратиться с новым заявлением.'),
        signatures(
          signer('signedByDirector', 'Директор', undefined, { stamp: true }),
          signer('signedByCurator', 'Куратор семьи', curatorAs(data)?.name),
          signer('receivedByFamily', 'Уведомление получил(а)', representativeOf(data)?.fullName, { dated: true }),
        ),
      ],
    } satisfies FormModel;
  },
};

/** The decision that ended it: the last one of a kind that ends, on the day of the end. */
function endingDecision(data: DocumentData): FactOf<'decision'> | undefined {
  const ending = historyIn(data)?.ending;
  const kinds = data.regulation.rules.endings.value.map(({ decision }) => decision);
  return factsOf(data, 'decision').findLast(({ on, data: { kind } }) => on === ending?.on && kinds.includes(kind));
}

function groundFields(data: DocumentData, decision: FactOf<'decision'> | undefined): Field[] {
  const outcome = historyIn(data)?.ending?.outcome;
  const known = outcome === undefined ? undefined : findEntry('outcomes', outcome);
  return [
    field('outcome', 'Итог, основание', known?.ru),
    field(
      'decision', 'Решение',
      decision && `${labelOf('bodies', decision.data.body).ru}, № ${decision.data.number} от ${russianDate(decision.on)}`,
    ),
    field('decisionText', 'Содержание решения', decision?.data.text),
    field('curator', 'Куратор семьи', curatorOf(data)),
  ];
}

function resultTable(data: DocumentData): TableBlock {
  const history = historyIn(data);
  const version = programmeAsked(history, undefined);
  const measures = history === undefined || version === undefined ? [] : numberedMeasures(history, version.data.number);
  const used = [...new Set(measures.map(({ part: one }) => one))];
  return recordTable('results', [
    ['planNumber', '№', 1, 'center'], ['measure', 'Мероприятие программы', 7], ['dueOn', 'Срок', 2, 'center'], ['mark', 'Результат', 5],
  ], used.flatMap((one) => [
    group(one.heading),
    ...measures.filter(({ part: own }) => own === one).map(({ planNumber, standing }) => [
      planNumber, measureWords(data, standing.measure), russianDate(standing.measure.dueOn), markWords(standing) || 'без отметки',
    ]),
  ]));
}

function recommendationFields(data: DocumentData, decision: FactOf<'decision'> | undefined): Field[] {
  const final = factsOf(data, 'diagnostic').findLast(({ data: { kind } }) => kind === 'final')?.data;
  const told = (words: string | undefined) => (decision === undefined ? undefined : (words ?? '—'));
  return [
    field('recommendations', 'По решению', told(decision?.data.recommendations)),
    field('finalConclusion', 'Вывод итоговой диагностики', told(final?.conclusion)),
    field('effectiveness', 'Оценка эффективности', told(final?.effectiveness)),
    field('finalRecommendations', 'Рекомендации специалистов', told(final?.recommendations)),
  ];
}

/** The watch after the end (постсопровождение), where the regulation keeps one after this outcome. */
function watch(data: DocumentData): Block[] {
  const postSupport = data.situation?.postSupport;
  const dates = (postSupport?.checks ?? []).map(({ dueOn }) => russianDate(dueOn)).join(', ');
  return [
    part('Постсопровождение'),
    paragraph(data.situation !== undefined && postSupport === undefined
      ? 'Наблюдение после завершения порядком не предусмотрено.'
      : 'После завершения куратор наблюдает за ситуацией в семье и навещает её по согласованию.'),
    fields(field('watchUntil', 'Наблюдение до', russianDate(postSupport?.until)), field('checks', 'Проверки', dates)),
  ];
}
