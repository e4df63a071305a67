import { Type, type Static } from 'typebox';
import { closed } from '../schemas/closed.ts';
import { date } from '../schemas/dates.ts';
import { externalIdExample, externalIds, newExternalIds } from '../schemas/external-id.ts';
import { id } from '../schemas/ids.ts';
import { measureId } from '../schemas/measure-id.ts';
import { named } from '../schemas/named.ts';
import { text } from '../schemas/texts.ts';
import { variants } from '../schemas/variants.ts';
import { helpType } from './help-type.ts';

const Executor = named(
  'Executor',
  variants(
    'kind',
    [
      closed({ kind: Type.Literal('organisation'), organisationId: id('Организация региона.') }, { title: 'Организация' }),
      closed({ kind: Type.Literal('curator') }, { title: 'Куратор семьи' }),
      closed({ kind: Type.Literal('familyMember'), memberId: id('Член семьи.') }, { title: 'Член семьи' }),
    ],
    'Исполнитель: организация, куратор или член семьи.',
  ),
);

const measureFields = {
  helpType,
  title: text(500, 'Мероприятие.'),
  catalogueCode: Type.Optional(Type.String({
    maxLength: 100,
    pattern: '^[a-z]+\\.[A-Za-z]+$',
    description: 'Код из каталога мероприятий `/v1/reference/measures`, если взято оттуда; наименование можно изменить.',
  })),
  dueOn: date('Срок исполнения.'),
  targetMemberIds: Type.Array(id('Член семьи.'), { maxItems: 30, uniqueItems: true, description: 'На кого направлено.' }),
  executor: Executor,
  coExecutors: Type.Array(Executor, { maxItems: 20, description: 'Соисполнители.' }),
  place: Type.Optional(text(500, 'Место проведения.')),
};

/** A line of a plan as it is sent; the service numbers the lines. */
export const NewMeasure = named('NewMeasure', closed({ ...measureFields, externalIds: newExternalIds }, { description: 'Мероприятие программы.' }));

/** A line of a plan. */
export const Measure = named(
  'Measure',
  closed(
    { id: measureId, number: Type.Integer({ description: 'Номер мероприятия в программе.' }), ...measureFields, externalIds },
    { description: 'Мероприятие программы.' },
  ),
);

export const newMeasuresExample: Static<typeof NewMeasure>[] = [
  {
    helpType: 'medical',
    title: 'Содействие в получении санаторно-курортного лечения ребёнка',
    catalogueCode: 'medical.sanatorium',
    dueOn: '2026-05-29',
    targetMemberIds: ['01990000-0000-7000-8004-000000000152'],
    executor: { kind: 'organisation', organisationId: '01990000-0000-7000-8001-000000000002' },
    coExecutors: [{ kind: 'curator' }],
    externalIds: [externalIdExample],
  },
  {
    helpType: 'psychological',
    title: 'Занятия матери с психологом',
    dueOn: '2026-10-30',
    targetMemberIds: ['01990000-0000-7000-8004-000000000151'],
    executor: { kind: 'curator' },
    coExecutors: [{ kind: 'familyMember', memberId: '01990000-0000-7000-8004-000000000151' }],
    place: 'кабинет психолога центра «Пример»',
  },
];
