import type { FamilyMember } from '../family.ts';
import { consentScopes } from '../reference/consent-scopes.ts';
import { labelOf } from '../reference/index.ts';
import { box, boxes, coded, field, fields, passage, part, signatures, signer, title } from './compose.ts';
import { type DocumentData, factsOf } from './document-data.ts';
import { type CaseForm, unknownIn } from './form.ts';
import type { Block, FormModel } from './model.ts';
import { minorsNow, representativeOf } from './people.ts';
import { russianDate } from './russian-date.ts';

/** Consent to the processing of personal data (152-ФЗ, ст. 9 ч. 4), filled in for one member of the family. */
export const consentForm: CaseForm = {
  refusals: (data, { memberId }) => {
    const known = memberId === undefined || data.family?.members.some(({ id }) => id === memberId) === true;
    return known ? [] : [unknownIn('/memberId', memberId)];
  },
  build: (data, { memberId }) => {
    const giver = giverOf(data, memberId);
    const given = factsOf(data, 'consent').findLast((fact) => fact.data.memberId === giver?.id)?.data;
    return {
      code: 'consent', title: 'Согласие на обработку персональных данных', shortTitle: 'Согласие', issuer: data.organisation.name,
      ...(given?.signedOn === undefined ? {} : { date: given.signedOn }),
      blocks: [
        title('СОГЛАСИЕ НА ОБРАБОТКУ ПЕРСОНАЛЬНЫХ ДАННЫХ'),
        ...people(data, giver, given?.textVersion),
        ...substance(given?.scope ?? []),
        fields(field('validUntil', 'Согласие действует', validity(given), '(срок; до отзыва, если срок не указан)')),
        passage(
          'Согласие можно отозвать письменным заявлением организации. После отзыва организация прекращает обработку, кроме той, '
          + 'которую закон велит продолжать без согласия.',
        ),
        signatures(signer('signedByMember', 'Субъект персональных данных (законный представитель)', giver?.fullName, { dated: true })),
      ],
    } satisfies FormModel;
  },
};

function giverOf(data: DocumentData, memberId: string | undefined): FamilyMember | undefined {
  return memberId === undefined ? representativeOf(data) : data.family?.members.find(({ id }) => id === memberId);
}

function validity(given: { validUntil?: string } | undefined): string {
  if (given === undefined) return '';
  return given.validUntil === undefined ? 'до отзыва' : `до ${russianDate(given.validUntil)}`;
}

/** Who consents, for whom and to whom. */
function people(data: DocumentData, giver: FamilyMember | undefined, textVersion: string | undefined): Block[] {
  const minors = giver === undefined ? [] : minorsNow(data).filter(({ id }) => id !== giver.id);
  const children = minors.map(({ fullName, birthDate }) => `${fullName} (${russianDate(birthDate)})`).join(', ');
  return [
    fields(
      field('textVersion', 'Редакция текста согласия', textVersion),
      field('member', 'Я (фамилия, имя, отчество)', giver?.fullName),
      field('memberBirthDate', 'Дата рождения', russianDate(giver?.birthDate)),
      field('address', 'Адрес', data.family?.address),
      field('memberDocument', 'Документ, удостоверяющий личность', undefined, '(вид, серия, номер, кем и когда выдан)'),
      field('memberKinship', 'Кем приходится в семье', giver && labelOf('kinships', giver.kinship).ru),
      field('children', 'за себя и как законный представитель несовершеннолетних', children, '(Ф. И. О., дата рождения)'),
      field(
        'representativeDocument', 'Документ о полномочиях представителя', undefined,
        '(свидетельство о рождении, акт об опеке; реквизиты)',
      ),
    ),
    fields(
      field('organisation', 'даю согласие оператору', data.organisation.name, '(наименование организации)'),
      field('organisationAddress', 'Адрес оператора', undefined),
    ),
    passage('на обработку моих персональных данных и персональных данных названных несовершеннолетних.'),
  ];
}

function substance(scope: readonly string[]): Block[] {
  return [
    part('Цель обработки'),
    passage(
      'Социальное сопровождение семьи: определение потребности, составление и исполнение индивидуальной программы, оценка результатов, '
      + 'наблюдение после завершения.',
    ),
    part('Какие данные'),
    passage(
      'Фамилия, имя, отчество, дата рождения, родство, адрес, телефон; сведения о составе, категории и обстоятельствах семьи, о '
      + 'жилищно-бытовых условиях, образовании, занятости, доходах; сведения о здоровье — в той мере, в какой они нужны для помощи.',
    ),
    part('Действия с данными'),
    passage(
      'Сбор, запись, систематизация, хранение, уточнение, использование, передача в пределах отмеченного ниже, обезличивание, '
      + 'уничтожение; с применением средств автоматизации и без них.',
    ),
    part('Объём согласия (отметить)'),
    boxes(1, consentScopes.map(({ code, ru }) => box(coded('scope', code), ru, scope.includes(code)))),
  ];
}
