import { labelOf } from '../reference/index.ts';
import { box, boxes, field, fields, longField, part, roomyTable, signatures, signer, title } from './compose.ts';
import { factAsked, factsOf, historyIn, registerNumber } from './document-data.ts';
import { type CaseForm, subjectMissing, unknownIn } from './form.ts';
import type { FormModel } from './model.ts';
import { curatorAs, curatorOf, headCount, membersTable, representativeOf } from './people.ts';
import { russianDate } from './russian-date.ts';

/** What the curator looks at in a visit; a row for each, to be filled in by hand. */
const subjects = [
  'Жилищно-бытовые условия', 'Здоровье детей и взрослых', 'Учёба и занятость детей', 'Работа и доходы родителей', 'Отношения в семье',
  'Выполнение рекомендаций, данных при завершении',
];

/**
 * The sheet of a check after the end (лист контроля постсопровождения): of a check that was made, by `factId`, or a blank for the next
 * one that is due.
 */
export const postSupportCheckForm: CaseForm = {
  refusals: (data, { factId }) => {
    if (factId !== undefined && factAsked(data, 'postSupportCheck', factId) === undefined) return [unknownIn('/factId', factId)];
    if (data.situation?.postSupport !== undefined) return [];
    return [subjectMissing(
      { ru: 'лист контроля постсопровождения', en: 'post-support check sheet' }, { ru: 'постсопровождения', en: 'post-support' },
    )];
  },
  build: (data, { factId }) => {
    const made = factId === undefined ? undefined : factAsked(data, 'postSupportCheck', factId);
    const checks = data.situation?.postSupport?.checks ?? [];
    const planned = made === undefined
      ? (checks.find(({ madeOn }) => madeOn === undefined) ?? checks.at(-1))
      : checks.find(({ number }) => number === made.data.number);
    const shown = made ?? factsOf(data, 'postSupportCheck').find((fact) => fact.data.number === planned?.number);
    const ending = historyIn(data)?.ending;
    const number = planned?.number ?? shown?.data.number;
    return {
      code: 'post-support-check', title: 'Лист контроля постсопровождения семьи', shortTitle: 'Лист постсопровождения', issuer: data.organisation.name,
      ...(number === undefined ? {} : { number: String(number) }), ...(shown === undefined ? {} : { date: shown.on }),
      blocks: [
        title('ЛИСТ КОНТРОЛЯ ПОСТСОПРОВОЖДЕНИЯ СЕМЬИ'),
        fields(
          field('number', 'Проверка №', number?.toString()),
          field('dueOn', 'Провести не позднее', russianDate(planned?.dueOn)),
          field('date', 'Дата проверки', russianDate(shown?.on)),
          field('organisation', 'Организация', data.organisation.name),
          field('registerNumber', 'Номер в журнале учёта', registerNumber(data)),
          field('applicant', 'Представитель семьи', representativeOf(data)?.fullName),
          field('address', 'Адрес', data.family?.address),
          field('phone', 'Телефон', data.family?.contactPhone),
          field('curator', 'Куратор семьи', curatorOf(data)),
          field('outcome', 'Сопровождение завершено', ending && `${russianDate(ending.on)}, ${labelOf('outcomes', ending.outcome).ru}`),
          field('watchUntil', 'Наблюдение до', russianDate(data.situation?.postSupport?.until)),
        ),
        part('Состав семьи'),
        headCount(data),
        membersTable(data),
        ...findings(shown?.data),
        signatures(
          signer('signedByCurator', 'Куратор семьи', curatorAs(data)?.name, { dated: true }),
          signer('signedByFamily', 'Представитель семьи', representativeOf(data)?.fullName, { dated: true }),
          signer('signedByHead', 'Руководитель службы социального сопровождения'),
        ),
      ],
    } satisfies FormModel;
  },
};

function findings(made: { findings: string; situation: 'stable' | 'worse' } | undefined) {
  return [
    part('Что проверено'),
    roomyTable(
      'subjects', [['subject', 'Что', 4], ['found', 'Что увидели', 7], ['help', 'Нужна ли помощь', 3]],
      subjects.map((subject) => [subject, '', '']),
    ),
    part('Вывод'),
    boxes(2, [
      box('stable', 'ситуация устойчивая', made?.situation === 'stable'),
      box('worse', 'ситуация ухудшилась, нужна помощь', made?.situation === 'worse'),
    ]),
    fields(longField('findings', 'Результаты проверки', made?.findings, 3), longField('proposals', 'Предложения', undefined, 2)),
  ];
}
