import { type Static, Type } from 'typebox';
import type { Volunteer as StoredVolunteer } from '../../operations/indicators/volunteers.ts';
import { closed } from '../schemas/closed.ts';
import { date } from '../schemas/dates.ts';
import { id } from '../schemas/ids.ts';
import { named } from '../schemas/named.ts';
import { nullable } from '../schemas/nullable.ts';
import { engagementFields, newEngagementFields, recordExample, recordFields, recordView } from '../schemas/record.ts';
import { text } from '../schemas/texts.ts';

const name = text(200, 'Фамилия, имя, отчество.');
const trainedOn = date('Когда прошёл специальную подготовку.');
const trainedIn = text(300, 'Что за подготовка.');

export const NewVolunteer = named('NewVolunteer', closed({
  name, samePersonAs: Type.Optional(id('Прежняя запись о том же человеке, если он вернулся: человека считают один раз.')),
  trainedOn: Type.Optional(trainedOn), trainedIn: Type.Optional(trainedIn), ...newEngagementFields,
}, { description: 'Привлечённый доброволец.' }));

export const Volunteer = named('Volunteer', closed({
  id: id('Запись о добровольце.'), personId: id('Первая запись о том же человеке.'), name: nullable(name, 'Фамилия, имя, отчество; null, если уничтожены.'),
  trainedOn: nullable(trainedOn, 'Когда прошёл специальную подготовку; null, если не прошёл.'), trainedIn: nullable(trainedIn, 'Что за подготовка.'),
  ...engagementFields, erasedOn: nullable(date('День.'), 'Когда уничтожены персональные данные; null, пока хранятся.'),
  erasureBasis: nullable(Type.String(), 'Основание уничтожения.'), ...recordFields,
}, { description: 'Доброволец, привлечённый к решению проблем детей и семей с детьми.' }));

export const NewVolunteerTraining = named('NewVolunteerTraining', closed(
  { date: trainedOn, title: Type.Optional(trainedIn) }, { description: 'Специальная подготовка добровольца.' },
));

export const NewVolunteerErasure = named('NewVolunteerErasure', closed(
  { basis: text(300, 'Основание: отзыв согласия, номер и дата акта.') }, { description: 'Уничтожение персональных данных добровольца.' },
));

export function volunteerView(stored: StoredVolunteer): Static<typeof Volunteer> {
  const { id, personId, fullName, trainedOn, trainedIn, engagedFrom, engagedUntil, endReason, erasedOn, erasureBasis } = stored;
  return { id, personId, name: fullName, trainedOn, trainedIn, engagedFrom, engagedUntil, endReason, erasedOn, erasureBasis, ...recordView(stored) };
}

export const newVolunteerExample = {
  name: 'Добровольцева Ольга Тестовна', trainedOn: '2026-01-20', trainedIn: 'Школа наставников', engagedFrom: '2026-02-01',
};
export const volunteerExample = {
  id: '01990000-0000-7000-8000-0000000000e3', personId: '01990000-0000-7000-8000-0000000000e3', ...newVolunteerExample, engagedUntil: null, endReason: null,
  erasedOn: null, erasureBasis: null, ...recordExample,
};
