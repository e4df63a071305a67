import { Type } from 'typebox';
import { openingFields } from '../cases/opening-schema.ts';
import { programmeNumber } from '../facts/fact-definition.ts';
import { closed } from '../schemas/closed.ts';
import { date } from '../schemas/dates.ts';
import { ExternalId, newExternalIds } from '../schemas/external-id.ts';
import { leftOn, newFamilyFields, newMemberFields } from '../schemas/family.ts';
import { id } from '../schemas/ids.ts';
import { named } from '../schemas/named.ts';
import { newOrganisationFields } from '../schemas/organisation.ts';
import { active, newSpecialistFields } from '../schemas/specialist.ts';
import { variants } from '../schemas/variants.ts';
import { meantId } from './external-schema.ts';

const asItIs = 'Необязательное поле, которого нет в теле, у существующей записи остаётся как есть.';

export const OutsideOrganisation = named(
  'OutsideOrganisation', closed({ id: meantId, ...newOrganisationFields }, { description: `Организация, как её знает другая система. ${asItIs}` }),
);

export const OutsideSpecialist = named(
  'OutsideSpecialist',
  closed({ id: meantId, ...newSpecialistFields, active: Type.Optional(active) }, { description: `Специалист, как его знает другая система. ${asItIs}` }),
);

const OutsideMember = named(
  'OutsideMember',
  closed({ ...newMemberFields, leftOn: Type.Optional(leftOn) }, {
    description: 'Член семьи. Узнаётся по внешнему идентификатору; если его нет — по ФИО и дате рождения.',
  }),
);

export const OutsideFamily = named(
  'OutsideFamily',
  closed(
    {
      id: meantId, ...newFamilyFields,
      members: Type.Array(OutsideMember, { minItems: 1, maxItems: 30, description: 'Состав. Кого здесь нет, остаётся; о выбытии говорит `leftOn`.' }),
    },
    { description: `Семья, как её знает другая система. ${asItIs}` },
  ),
);

const opening = closed(
  {
    how: Type.Literal('open', { description: 'Открыть дело.' }),
    familyId: Type.Optional(id('Семья; или `familyExternalId`.')),
    familyExternalId: Type.Optional(ExternalId),
    memberExternalId: Type.Optional(ExternalId),
    applicantMemberExternalId: Type.Optional(ExternalId),
    date: date('Дата обращения: подачи заявления или получения сообщения.'),
    ...openingFields,
    externalIds: newExternalIds,
  },
  { description: 'Обращение семьи или сообщение о ней. Семью и её членов можно назвать внешними идентификаторами.' },
);
const naming = closed(
  { how: Type.Literal('name', { description: 'Назвать дело, которое уже есть.' }), id: id('Дело.') }, { description: 'Дело, которое уже есть.' },
);

export const OutsideCase = named(
  'OutsideCase', variants('how', [opening, naming], 'Дело, как его знает другая система: открыть или назвать существующее.'),
);

const ofCase = { caseId: Type.Optional(id('Дело; или `caseExternalId`.')), caseExternalId: Type.Optional(ExternalId) };

export const OutsideProgramme = named(
  'OutsideProgramme', closed({ ...ofCase, number: programmeNumber }, { description: 'Программа дела, которая уже есть.' }),
);

export const OutsideMeasure = named(
  'OutsideMeasure',
  closed(
    { ...ofCase, programmeNumber, measureNumber: Type.Integer({ minimum: 1, maximum: 10000, description: 'Номер мероприятия.' }) },
    { description: 'Мероприятие программы, которое уже есть.' },
  ),
);
