import { labelOf } from '../reference/index.ts';
import type { Regulation } from '../regulations/resolve.ts';
import { field, fields, longField, paragraph, part, passage, signatures, signer, title, value } from './compose.ts';
import { type DocumentData, factsOf, historyIn, registerNumber } from './document-data.ts';
import type { CaseForm } from './form.ts';
import type { Block, FormModel } from './model.ts';
import { curatorOf, memberName, minorsNow, representativeOf } from './people.ts';
import { programmeAsked } from './plan.ts';
import { russianDate } from './russian-date.ts';

/** Where a region's text does not say «договор». */
const otherNames: Readonly<Record<string, string>> = { 'chelyabinsk-2022': 'соглашение' };

/** «договор» or «соглашение», as the region's text calls it. */
export function agreementName({ code }: Pick<Regulation, 'code'>): string {
  return otherNames[code] ?? 'договор';
}

/** The agreement on accompaniment (договор, соглашение): as it was concluded or, before that, ready to be signed. */
export const agreementForm: CaseForm = {
  refusals: () => [],
  build: (data) => {
    const name = agreementName(data.regulation);
    const concluded = factsOf(data, 'agreement').at(-1);
    const signedBy = memberName(data, concluded?.data.memberId) ?? representativeOf(data)?.fullName;
    const short = name.charAt(0).toUpperCase() + name.slice(1);
    return {
      code: 'agreement', title: `${short} о социальном сопровождении семьи`, shortTitle: short, issuer: data.organisation.name,
      ...(concluded === undefined ? {} : { number: concluded.data.number, date: concluded.on }),
      blocks: [
        title(`${name.toUpperCase()} О СОЦИАЛЬНОМ СОПРОВОЖДЕНИИ СЕМЬИ`),
        paragraph(
          ['№ ', value('number', concluded?.data.number), ' от ', value('date', russianDate(concluded?.on))], { align: 'center' },
        ),
        ...parties(data, signedBy),
        ...subject(data, concluded?.data.familyDesiredResult),
        ...duties(data),
        ...ending(data, name),
        part('5. Стороны'),
        fields(
          longField('organisationDetails', 'Организация: адрес, телефон', undefined, 2),
          field('address', 'Семья: адрес', data.family?.address),
          field('phone', 'Семья: телефон', data.family?.contactPhone),
          field(
            'familyDocument', 'Документ, удостоверяющий личность представителя семьи', undefined,
            '(вид, серия, номер, кем и когда выдан)',
          ),
        ),
        signatures(
          signer('signedByDirector', 'Организация: директор', undefined, { stamp: true, dated: true }),
          signer('signedByFamily', 'Семья: законный представитель', signedBy, { dated: true }),
        ),
        { kind: 'copies', holders: ['семье', 'организации'] },
      ],
    } satisfies FormModel;
  },
};

function parties(data: DocumentData, signedBy: string | undefined): Block[] {
  const children = minorsNow(data).map(({ fullName }) => fullName).join(', ');
  return [
    passage(
      value('organisation', data.organisation.name), ' (далее — Организация), от имени которой действует директор ', value('director', undefined),
      ', с одной стороны, и семья, за которую подписывает её представитель ',
      value('familyMember', signedBy), ' (далее — Семья), с другой стороны, договорились о следующем.',
    ),
    fields(
      field('children', 'Несовершеннолетние члены семьи', children),
      field('curator', 'Куратор семьи', curatorOf(data)),
      field('registerNumber', 'Номер в журнале учёта', registerNumber(data)),
    ),
  ];
}

function subject(data: DocumentData, desired: string | undefined): Block[] {
  const history = historyIn(data);
  const version = programmeAsked(history, undefined);
  const { programme, programmeShort } = data.regulation.rules.names.value;
  const level = history?.level?.level ?? version?.data.level;
  return [
    part('1. Предмет'),
    passage(
      '1.1. Организация сопровождает Семью: содействует ей в получении медицинской, психологической, педагогической, юридической и '
      + `социальной помощи. Мероприятия и сроки устанавливает ${programme.ru} (${programmeShort}).`,
    ),
    fields(
      field('level', 'Уровень сопровождения', level && labelOf('levels', level).ru),
      field('termMonths', 'Срок, мес.', version?.data.termMonths.toString()),
      field('startsOn', 'Начало', russianDate(history?.startedOn)),
      field('endsOn', 'Окончание', russianDate(history?.terms.at(-1)?.endsOn)),
      field('familyDesiredResult', '1.2. Чего хочет достичь сама Семья', desired ?? version?.data.familyDesiredResult),
    ),
  ];
}

function duties({ regulation }: DocumentData): Block[] {
  const short = regulation.rules.names.value.programmeShort;
  return [
    part('2. Организация'),
    passage('2.1. Назначает Семье куратора и сообщает, как с ним связаться.'),
    passage(`2.2. Составляет ${short} вместе с Семьёй, выдаёт ей экземпляр и организует мероприятия, привлекая соисполнителей.`),
    passage('2.3. Следит за результатами, обсуждает их с Семьёй и меняет программу, когда меняются обстоятельства.'),
    passage('2.4. Хранит сведения о Семье в тайне и передаёт их другим лишь в пределах согласия Семьи и закона.'),
    part('3. Семья'),
    passage(`3.1. Участвует в составлении ${short} и выполняет те её мероприятия, за которые отвечает сама.`),
    passage('3.2. Сообщает куратору об обстоятельствах, важных для сопровождения: переезде, болезни, изменении состава и доходов.'),
    passage(
      '3.3. Вправе получать сведения о ходе сопровождения, просить об изменении программы и отказаться от сопровождения письменно.',
    ),
  ];
}

/** When it ends: by the regulation's own list of endings. */
function ending({ regulation }: DocumentData, name: string): Block[] {
  const grounds = regulation.rules.endings.value.map(({ code }) => labelOf('outcomes', code).ru).join('; ');
  const own = name === 'договор' ? 'Договор' : 'Соглашение';
  return [
    part('4. Срок и прекращение'),
    passage(`4.1. ${own} действует со дня подписания до завершения сопровождения и продлевается вместе с программой.`),
    passage(`4.2. Сопровождение завершается по решению; основания: ${grounds}.`),
  ];
}
