import type { LocalDate } from '../calendar/local-date.ts';
import { labelOf } from '../reference/index.ts';
import { field, fields, longField, paragraph, part, passage, signatures, signer, title, value } from './compose.ts';
import { type DocumentData, factsOf, historyIn } from './document-data.ts';
import type { CaseForm } from './form.ts';
import type { Block, FormModel } from './model.ts';
import { applicantOf, headCount, membersTable } from './people.ts';
import { otherCategories } from './programme-parts.ts';
import { russianDate } from './russian-date.ts';

/** The application for accompaniment (заявление), filled in with what is known, to be signed by the applicant. */
export const applicationForm: CaseForm = {
  refusals: () => [],
  build: (data) => {
    const applicant = applicantOf(data);
    const paper = factsOf(data, 'paper').findLast(({ data: { type } }) => type === 'application');
    return {
      code: 'application', title: 'Заявление о социальном сопровождении семьи', shortTitle: 'Заявление', issuer: data.organisation.name,
      ...(paper === undefined ? {} : { date: paper.data.issuedOn ?? paper.on }),
      blocks: [
        paragraph(['Директору: ', value('organisation', data.organisation.name)], { align: 'right' }),
        fields(
          field('applicant', 'Заявитель (Ф. И. О.)', applicant?.fullName),
          field('applicantKinship', 'Кем приходится в семье', applicant && labelOf('kinships', applicant.kinship).ru),
          field('applicantBirthDate', 'Дата рождения', russianDate(applicant?.birthDate)),
          field('applicantDocument', 'Документ, удостоверяющий личность', undefined, '(вид, серия, номер, кем и когда выдан)'),
          field('address', 'Адрес места жительства семьи', data.family?.address),
          field('phone', 'Телефон', data.family?.contactPhone),
        ),
        title('ЗАЯВЛЕНИЕ'),
        passage(
          'Прошу принять мою семью на социальное сопровождение и помочь ей получить медицинскую, психологическую, педагогическую, '
          + 'юридическую и социальную помощь (статья 22 Федерального закона от 28.12.2013 № 442-ФЗ) по документу ',
          '«', data.regulation.title.ru, '».',
        ),
        fields(
          field('categories', 'Категория семьи', categoryWords(data)),
          field('circumstances', 'Обстоятельства, в которых нужна помощь', circumstanceWords(data)),
          longField('request', 'Какая помощь нужна семье', textOf(paper?.data.details), 3),
        ),
        part('Состав семьи'),
        headCount(data),
        membersTable(data),
        passage(
          'Мне разъяснено, что сопровождение добровольное, что программа составляется вместе с семьёй и что от '
          + 'сопровождения можно отказаться в любое время по письменному заявлению.',
        ),
        signatures(signer('signedByApplicant', 'Заявитель', applicant?.fullName, { dated: true })),
        ...reception(paper?.data.number, paper?.on ?? appliedOn(data)),
      ],
    } satisfies FormModel;
  },
};

/** A case that was opened on an application came with it; a message is none. */
function appliedOn(data: DocumentData): LocalDate | undefined {
  const opened = historyIn(data)?.opened;
  return opened?.data.applicantMemberId === undefined ? undefined : opened.on;
}

/** The part that the organisation fills in. */
function reception(number: string | undefined, on: LocalDate | undefined): Block[] {
  return [
    part('Отметка о приёме'),
    fields(
      field('receivedOn', 'Заявление принято', russianDate(on), '(дата)'),
      field('receivedNumber', 'Входящий номер', number),
      field('receivedBy', 'Принял специалист', undefined, '(Ф. И. О., подпись)'),
    ),
  ];
}

function textOf(details: Record<string, unknown> | undefined): string | undefined {
  return typeof details?.['text'] === 'string' ? details['text'] : undefined;
}

/** All categories of the family in words. */
export function categoryWords(data: DocumentData): string {
  const { categories = [], categoryNote } = data.family ?? {};
  const known = data.regulation.rules.categories.value;
  const named = categories.filter((code) => known.includes(code) && !(code === 'other' && categoryNote)).map((code) => labelOf('categories', code).ru);
  return [...named, ...[otherCategories(data)].filter((words) => words !== '')].join('; ');
}

/** All circumstances of the case in words. */
export function circumstanceWords(data: DocumentData): string {
  return (historyIn(data)?.opened.data.circumstances ?? [])
    .map(({ code, note }) => (
      note === undefined ? labelOf('circumstances', code).ru : `${labelOf('circumstances', code).ru} (${note})`
    )).join('; ');
}
