import { Type } from 'typebox';
import { Citation } from './citation.ts';
import { closed } from './closed.ts';
import { instant } from './dates.ts';
import { externalIds, newExternalIds } from './external-id.ts';
import { id, version } from './ids.ts';
import { named } from './named.ts';
import { nullable } from './nullable.ts';
import { text } from './texts.ts';

const name = text(200, 'Фамилия, имя, отчество.');
const position = text(200, 'Должность.');
const holdsCases = Type.Boolean({ description: 'Ведёт семьи, то есть может быть куратором.' });
export const active = Type.Boolean({ description: 'Работает; уволенный специалист семей не ведёт.' });
const organisationId = id('Организация, в которой работает специалист.');

/** A specialist as the API tells it. */
export const Specialist = named(
  'Specialist',
  closed(
    {
      id: id('Идентификатор специалиста.'),
      organisationId,
      region: Type.String({ description: 'Регион.' }),
      name,
      position,
      holdsCases,
      active,
      externalIds,
      createdAt: instant('Когда внесён.'),
      version,
    },
    { description: 'Специалист; тот, кто ведёт семьи, — куратор.' },
  ),
);

export const newSpecialistFields = { organisationId: Type.Optional(organisationId), name, position, holdsCases, externalIds: newExternalIds };

export const NewSpecialist = named(
  'NewSpecialist',
  closed(
    newSpecialistFields,
    { description: 'Новый специалист. Без `organisationId` — в организации вызывающего.' },
  ),
);

export const SpecialistChanges = named(
  'SpecialistChanges',
  closed(
    {
      name: Type.Optional(name),
      position: Type.Optional(position),
      holdsCases: Type.Optional(holdsCases),
      active: Type.Optional(active),
    },
    { minProperties: 1, description: 'Что изменить. Куратор сначала передаёт свои семьи.' },
  ),
);

const LevelLoad = closed({
  level: Type.String({ description: 'Код уровня.' }),
  limitGroup: Type.String({ description: 'Под чьим пределом считаются семьи этого уровня.' }),
  held: Type.Integer({ description: 'Сколько семей этого уровня занято.' }),
  limit: Type.Integer({ description: 'Предел.' }),
  free: Type.Integer({ description: 'Сколько ещё семей этого уровня можно взять сейчас.' }),
  citation: Citation,
});

const HeldFamily = closed({
  familyId: id('Семья.'),
  level: Type.String({ description: 'Самый тяжёлый уровень семьи у этого куратора.' }),
  limitGroup: Type.String({ description: 'Под чьим пределом она считается.' }),
  overrideReason: nullable(Type.String(), 'Обоснование руководителя, если семья взята сверх предела.'),
});

/** How loaded a curator is. */
export const Caseload = named(
  'Caseload',
  closed(
    {
      specialistId: id('Специалист.'),
      levels: Type.Array(LevelLoad, { description: 'По уровням порядка.' }),
      families: Type.Array(HeldFamily, { description: 'Занятые места, по уровню и семье.' }),
    },
    { description: 'Нагрузка куратора.' },
  ),
);

export const specialistExample = {
  id: '01990000-0000-7000-8002-000000000001',
  organisationId: '01990000-0000-7000-8001-000000000001',
  region: 'tatarstan',
  name: 'Кураторова Анна Образцовна',
  position: 'специалист по работе с семьёй',
  holdsCases: true,
  active: true,
  externalIds: [],
  createdAt: '2026-01-12T06:00:00.000Z',
  version: 1,
};

export const newSpecialistExample = {
  name: specialistExample.name,
  position: specialistExample.position,
  holdsCases: true,
};

const citation = { regulation: 'tatarstan-2017', version: 1, clause: 'п. 5.6', inherited: false };

export const caseloadExample = {
  specialistId: specialistExample.id,
  levels: [
    { level: 'adaptation', limitGroup: 'adaptation', held: 0, limit: 8, free: 8, citation },
    { level: 'basic', limitGroup: 'basic', held: 1, limit: 6, free: 5, citation },
    { level: 'crisis', limitGroup: 'crisis', held: 0, limit: 4, free: 4, citation },
  ],
  families: [
    {
      familyId: '01990000-0000-7000-8003-000000000015', level: 'basic', limitGroup: 'basic', overrideReason: null,
    },
  ],
};
