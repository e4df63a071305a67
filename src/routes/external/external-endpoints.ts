import type { FastifyPluginAsync } from 'fastify';
import { putCase } from '../../operations/external/put-case.ts';
import { putFamily } from '../../operations/external/put-family.ts';
import { putOrganisation } from '../../operations/external/put-organisation.ts';
import { putPart } from '../../operations/external/put-part.ts';
import { putSpecialist } from '../../operations/external/put-specialist.ts';
import { caseSummaryExample } from '../cases/case-example.ts';
import { familyExample, newFamilyExample } from '../families/family-example.ts';
import { newOrganisationExample, organisationExample } from '../schemas/organisation.ts';
import { newSpecialistExample, specialistExample } from '../schemas/specialist.ts';
import { endpointsOfName } from './endpoints-of-name.ts';
import { OutsideCase, OutsideFamily, OutsideMeasure, OutsideOrganisation, OutsideProgramme, OutsideSpecialist } from './external-bodies.ts';
import { recordExample } from './external-schema.ts';

const caseId = caseSummaryExample.id;
const ofProgramme = `/v1/cases/${caseId}/programmes/01940000-0000-7000-8000-000000000051`;

/** Look up, put and release, for each kind of record. */
export const externalEndpoints: FastifyPluginAsync[] = [
  ...endpointsOfName('Organisation', {
    kind: 'organisation', of: { one: 'организация', genitive: 'организации' },
    description: 'Вносит организацию региона или приводит её к тому, что о ней сообщает другая система. Вид организации не меняется.',
    body: OutsideOrganisation, example: newOrganisationExample,
    record: recordExample('organisation', organisationExample.id, `/v1/organisations/${organisationExample.id}`),
    put: putOrganisation,
  }),
  ...endpointsOfName('Specialist', {
    kind: 'specialist', of: { one: 'специалист', genitive: 'специалиста' },
    description: 'Вносит специалиста или приводит его данные к тому, что сообщает другая система; `active: false` — уволен.',
    body: OutsideSpecialist, example: newSpecialistExample,
    record: recordExample('specialist', specialistExample.id, `/v1/specialists/${specialistExample.id}`),
    put: putSpecialist,
  }),
  ...endpointsOfName('Family', {
    kind: 'family', of: { one: 'семья', genitive: 'семьи' },
    description:
      'Вносит семью с составом или приводит её к тому, что сообщает другая система. Члены семьи узнаются по своим внешним идентификаторам, '
      + 'без них — по ФИО и дате рождения; новые добавляются; кого в теле нет, остаётся, о выбытии говорит `leftOn`.',
    body: OutsideFamily, example: newFamilyExample,
    record: recordExample('family', familyExample.id, `/v1/families/${familyExample.id}`),
    put: putFamily,
  }),
  ...endpointsOfName('Case', {
    kind: 'case', of: { one: 'дело', genitive: 'дела' },
    description:
      'Открывает дело, о котором сообщает другая система, или называет её идентификатором дело, которое уже есть (`how: name`). '
      + 'Тот же запрос об открытом деле ничего не меняет; с другими данными — отказ: дело меняют новые факты.',
    body: OutsideCase, example: { how: 'name', id: caseId },
    record: recordExample('case', caseId, `/v1/cases/${caseId}`),
    async put(tx, ctx, name, told, precondition) {
      if (told.how === 'name') return await putCase(tx, ctx, name, { id: told.id }, precondition);
      const { how: _, date: on, ...opening } = told;
      return await putCase(tx, ctx, name, { ...opening, on }, precondition);
    },
  }),
  ...endpointsOfName('Programme', {
    kind: 'programme', of: { one: 'программа', genitive: 'программы' },
    description: 'Называет программу (ИПССС), которая уже есть в деле: программы появляются фактами дела.',
    body: OutsideProgramme, example: { caseId, number: 1 },
    record: recordExample('programme', caseId, ofProgramme),
    put: (tx, ctx, name, { number: programmeNumber, ...of }, precondition) => putPart(tx, ctx, name, { ...of, programmeNumber }, precondition),
  }),
  ...endpointsOfName('Measure', {
    kind: 'measure', of: { one: 'мероприятие', genitive: 'мероприятия' },
    description: 'Называет мероприятие программы, которое уже есть в деле: мероприятия появляются с программой.',
    body: OutsideMeasure, example: { caseId, programmeNumber: 1, measureNumber: 1 },
    record: recordExample('measure', caseId, ofProgramme),
    put: putPart,
  }),
];
