import { Type } from 'typebox';
import { measureIdOf, programmeIdOf, programmeIdPattern } from '../../domain/measure-id.ts';
import type { SentProgramme } from '../../operations/partner/programmes.ts';
import { closed } from '../schemas/closed.ts';
import { date } from '../schemas/dates.ts';
import { id } from '../schemas/ids.ts';
import { named } from '../schemas/named.ts';
import { nullable } from '../schemas/nullable.ts';
import { SentMeasure, sentMeasureExample } from './measure-schema.ts';

const programmeId = Type.String({
  pattern: programmeIdPattern, maxLength: 60, description: 'Редакция программы: `<дело>.<номер редакции>`.',
});
export const programmeParams = closed({ id: programmeId });

export const programmeFields = {
  id: programmeId,
  caseId: id('Дело.'),
  programmeNumber: Type.Integer({ description: 'Номер редакции программы.' }),
  distributionId: id('Рассылка, которой программа пришла.'),
  sentOn: date('Когда направлена.'),
  receivedOn: nullable(date('День.'), 'Когда получение подтверждено; null — ещё нет.'),
  measures: Type.Array(SentMeasure, {
    description: 'Мероприятия этой организации в программе. Пусто, пока программа не действует, и когда её сменила другая.',
  }),
};

export const PartnerProgramme = named('PartnerProgramme', closed(
  programmeFields, { description: 'Утверждённая программа, направленная организации вызывающего: только её мероприятия.' },
));

/** What a recipient is told: nothing of the family. */
export function programmeView({ caseId, programmeNumber, factId, sentOn, answeredOn, measures }: SentProgramme) {
  return {
    id: programmeIdOf({ caseId, programmeNumber }), caseId, programmeNumber, distributionId: factId, sentOn, receivedOn: answeredOn,
    measures: measures.map(({ familyId: _family, organisationId: _keeper, contact: _contact, members: _members, ...measure }) => (
      { id: measureIdOf(measure), ...measure })),
  };
}

export const programmeExample = {
  id: '01940000-0000-7000-8000-000000000041.1',
  caseId: '01940000-0000-7000-8000-000000000041',
  programmeNumber: 1,
  distributionId: '01940000-0000-7000-8000-000000000115',
  sentOn: '2026-01-26',
  receivedOn: null,
  measures: [sentMeasureExample],
};
