import { Type } from 'typebox';
import { Citation } from '../schemas/citation.ts';
import { closed } from '../schemas/closed.ts';
import { id } from '../schemas/ids.ts';
import { named } from '../schemas/named.ts';
import { nullable } from '../schemas/nullable.ts';

const Alternative = closed(
  {
    specialistId: id('Куратор, у которого есть место.'),
    free: nullable(Type.Integer(), 'Сколько ещё семей этого уровня поместится; null, если семья не займёт у него нового места.'),
  },
  { description: 'Кто ещё мог бы взять семью.' },
);

const Obstacle = closed(
  {
    caseId: id('Дело.'),
    code: Type.String({ description: 'Постоянный код нарушения.' }),
    text: Type.String({ description: 'Русский текст.' }),
    textEn: Type.String({ description: 'Английский текст.' }),
    citation: nullable(Citation, 'Пункт порядка, из которого это следует.'),
  },
  { description: 'Что сейчас мешает сменить куратора дела, кто бы его ни взял.' },
);

const PlannedFamily = closed(
  {
    familyId: id('Семья.'),
    caseIds: Type.Array(id('Дело.'), { description: 'Её дела у этого куратора: передаются вместе.' }),
    level: nullable(Type.String(), 'Уровень, который учитывается в нагрузке; null — места не занимает.'),
    specialistId: nullable(id('Куратор.'), 'Кому семья досталась бы; null — ни у кого из названных нет места.'),
    alternatives: Type.Array(Alternative, { description: 'У кого в организации есть место для неё, кроме остальных семей плана; сначала где свободнее.' }),
    obstacles: Type.Array(Obstacle, { description: 'Что мешает передаче.' }),
  },
  { description: 'Семья в плане.' },
);

const Colleague = closed(
  {
    specialistId: id('Куратор.'),
    name: Type.String({ description: 'Фамилия, имя, отчество.' }),
    levels: Type.Array(
      closed({ level: Type.String({ description: 'Код уровня.' }), free: Type.Integer({ description: 'Сколько семей ещё поместится сейчас.' }) }),
      { description: 'Свободные места по уровням до передачи.' },
    ),
  },
  { description: 'Куратор той же организации.' },
);

export const HandoverPlan = named(
  'HandoverPlan',
  closed(
    {
      specialistId: id('Чьи дела.'),
      possible: Type.Boolean({ description: 'Истина, если все помещаются и ничто не мешает.' }),
      families: Type.Array(PlannedFamily, { description: 'Семьи и кому они достались бы.' }),
      colleagues: Type.Array(Colleague, { description: 'Кураторы организации и их свободные места.' }),
    },
    { description: 'План передачи дел.' },
  ),
);

export const handoverPlanExample = {
  specialistId: '01990000-0000-7000-8002-000000000001',
  possible: true,
  families: [
    {
      familyId: '01990000-0000-7000-8003-000000000015',
      caseIds: ['01990000-0000-7000-8005-000000000015'],
      level: 'basic',
      specialistId: '01990000-0000-7000-8002-000000000002',
      alternatives: [{ specialistId: '01990000-0000-7000-8002-000000000002', free: 6 }],
      obstacles: [],
    },
  ],
  colleagues: [
    {
      specialistId: '01990000-0000-7000-8002-000000000002',
      name: 'Наставников Пётр Примерович',
      levels: [{ level: 'adaptation', free: 8 }, { level: 'basic', free: 6 }, { level: 'crisis', free: 4 }],
    },
  ],
};
