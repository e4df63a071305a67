import { Type } from 'typebox';
import { measureIdOf } from '../../domain/measure-id.ts';
import type { NamedMeasure } from '../../operations/partner/measures.ts';
import { choice } from '../schemas/choice.ts';
import { closed } from '../schemas/closed.ts';
import { date } from '../schemas/dates.ts';
import { externalIdExample, externalIds } from '../schemas/external-id.ts';
import { id } from '../schemas/ids.ts';
import { measureId } from '../schemas/measure-id.ts';
import { named } from '../schemas/named.ts';
import { nullable } from '../schemas/nullable.ts';

export const measureParams = closed({ id: measureId });

export const measureState = choice(['open', 'done', 'notDone'], {
  description: 'Отметка о выполнении: `open` — нет, `done` — выполнено, `notDone` — не выполнено.',
});
export const measurePart = choice(['executor', 'coExecutor'], {
  description: 'Кто здесь организация: ответственный исполнитель (`executor`) или соисполнитель (`coExecutor`).',
});

const own = {
  id: measureId,
  caseId: id('Дело.'),
  programmeNumber: Type.Integer({ description: 'Номер редакции программы.' }),
  number: Type.Integer({ description: 'Номер мероприятия.' }),
  part: measurePart,
  helpType: Type.String({ description: 'Вид помощи.' }),
  title: Type.String({ description: 'Мероприятие.' }),
  dueOn: date('Срок исполнения.'),
  state: measureState,
};
const people = {
  contact: closed(
    {
      fullName: nullable(Type.String(), 'Законный представитель: фамилия, имя, отчество.'),
      phone: nullable(Type.String(), 'Телефон семьи.'),
    },
    { description: 'С кем связаться.' },
  ),
  members: Type.Array(Type.String(), { description: 'Для кого мероприятие: фамилии, имена, отчества.' }),
};

export const PartnerMeasure = named('PartnerMeasure', closed(
  { ...own, ...people, externalIds },
  { description: 'Мероприятие действующей программы, которое исполняет организация вызывающего, и кому о нём позвонить.' },
));

/** A measure within a programme that was sent: what and by when. */
export const SentMeasure = named('SentMeasure', closed(own, { description: 'Мероприятие получателя в направленной ему программе.' }));

/** What is told of a measure: nothing of the family but whom to call and whom it is for. */
export function measureView({ familyId: _family, organisationId: _keeper, ...measure }: NamedMeasure) {
  return { id: measureIdOf(measure), ...measure };
}

export const sentMeasureExample = {
  id: '01940000-0000-7000-8000-000000000041.1.1',
  caseId: '01940000-0000-7000-8000-000000000041',
  programmeNumber: 1,
  number: 1,
  part: 'executor' as const,
  helpType: 'medical',
  title: 'Содействие в получении санаторно-курортного лечения ребёнка',
  dueOn: '2026-05-29',
  state: 'open' as const,
};

export const measureExample = {
  ...sentMeasureExample,
  contact: { fullName: 'Примерова Мария Тестовна', phone: '+7 900 000-00-00' },
  members: ['Примеров Иван Тестович'],
  externalIds: [externalIdExample],
};
