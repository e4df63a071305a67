import { field, fields, longField, part, roomyTable, signatures, signer, title } from './compose.ts';
import { type DocumentData, factAsked, factsOf } from './document-data.ts';
import { type CaseForm, unknownIn } from './form.ts';
import type { Field, FormModel } from './model.ts';
import { applicantOf, curatorAs, headCount, membersTable } from './people.ts';
import { russianDate } from './russian-date.ts';

/** What a living-conditions report holds beside what every paper does. */
interface ReportDetails {
  specialistNames?: string[];
  address?: string;
  conclusion?: string;
  note?: string;
  housing?: {
    kind?: string; ownership?: string; rooms?: number; areaSquareMetres?: number; amenities?: string; childPlace?: string;
  };
}

/**
 * The report on a family's living conditions (акт обследования): as it was recorded or, before that, a blank with the family filled in
 * for the visit.
 */
export const livingConditionsForm: CaseForm = {
  refusals: (data, { factId }) => {
    const wrong = factId !== undefined && reportOf(data, factId) === undefined;
    return wrong ? [unknownIn('/factId', factId)] : [];
  },
  build: (data, { factId }) => {
    const report = reportOf(data, factId);
    const { details: told, number, issuedOn } = report?.data ?? {};
    const details = (told ?? {}) as ReportDetails;
    const on = report && (issuedOn ?? report.on);
    const specialists = details.specialistNames ?? (curatorAs(data) === undefined ? [] : [curatorAs(data)?.name ?? '']);
    return {
      code: 'living-conditions-report', title: 'Акт обследования жилищно-бытовых условий проживания семьи',
      shortTitle: 'Акт обследования', issuer: data.organisation.name,
      ...(number === undefined ? {} : { number }), ...(on === undefined ? {} : { date: on }),
      blocks: [
        title('АКТ ОБСЛЕДОВАНИЯ\nЖИЛИЩНО-БЫТОВЫХ УСЛОВИЙ ПРОЖИВАНИЯ СЕМЬИ'),
        fields(
          field('number', 'Номер акта', number), field('date', 'Дата обследования', russianDate(on)),
          field('organisation', 'Организация', data.organisation.name),
          field('specialists', 'Обследование провели', specialists.join(', '), '(Ф. И. О., должность)'),
          field('applicant', 'Представитель семьи', applicantOf(data)?.fullName),
          field('address', 'Адрес обследования', details.address ?? data.family?.address),
        ),
        part('Состав семьи'),
        headCount(data),
        membersTable(data),
        part('Жилищно-бытовые условия'),
        fields(...housingFields(details)),
        part('Вывод'),
        fields(longField('conclusion', 'Вывод по итогам обследования', details.conclusion, 3), field('note', 'Примечание', details.note)),
        roomyTable('signatories', [['name', 'Кто обследовал (Ф. И. О.)', 6], ['signature', 'Подпись', 3], ['signedOn', 'Дата', 2]],
          specialists.map((name) => [name, '', ''])),
        signatures(signer('signedByFamily', 'С актом ознакомлен(а): представитель семьи', applicantOf(data)?.fullName, { dated: true })),
      ],
    } satisfies FormModel;
  },
};

function reportOf(data: DocumentData, factId: string | undefined) {
  const isReport = (type: string | undefined) => type === 'livingConditionsReport';
  if (factId === undefined) return factsOf(data, 'paper').findLast((paper) => isReport(paper.data.type));
  const asked = factAsked(data, 'paper', factId);
  return isReport(asked?.data.type) ? asked : undefined;
}

function housingFields({ housing = {} }: ReportDetails): Field[] {
  const { rooms, areaSquareMetres: area } = housing;
  return [
    field('housingKind', 'Вид жилья', housing.kind),
    field('ownership', 'На каком праве занимают', housing.ownership),
    field('rooms', 'Число жилых комнат', rooms?.toString()),
    field('area', 'Площадь, кв. м', area?.toLocaleString('ru-RU', { useGrouping: false })),
    field('amenities', 'Благоустройство, санитарное состояние', housing.amenities),
    field('childPlace', 'Место ребёнка для сна, игр и занятий', housing.childPlace),
  ];
}
