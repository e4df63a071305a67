import { type Static, Type } from 'typebox';
import type { Training as StoredTraining } from '../../operations/indicators/trainings.ts';
import { closed } from '../schemas/closed.ts';
import { date } from '../schemas/dates.ts';
import { id } from '../schemas/ids.ts';
import { named } from '../schemas/named.ts';
import { nullable } from '../schemas/nullable.ts';
import { recordExample, recordFields, recordView } from '../schemas/record.ts';
import { text } from '../schemas/texts.ts';

const specialistId = id('Специалист.');
const programme = text(300, 'Программа обучения: название.');
const hours = Type.Integer({ minimum: 1, maximum: 10_000, description: 'Часов.' });
const completedOn = date('Когда обучение окончено.');
const document = text(100, 'Номер документа об обучении.');
const accompaniment = Type.Boolean({
  description: 'Обучение по вопросам организации социального сопровождения семей с детьми: его считает целевой индикатор.',
});
const taughtBy = text(300, 'Кто обучал, например ресурсный центр (семинар, п. 6.2).');

export const NewTraining = named('NewTraining', closed({
  specialistId, programme, hours: Type.Optional(hours), completedOn, document: Type.Optional(document), accompaniment, taughtBy: Type.Optional(taughtBy),
}, { description: 'Пройденное обучение.' }));

export const Training = named('Training', closed({
  id: id('Запись об обучении.'), specialistId, programme, hours: nullable(hours, 'Часов; null, если не указано.'), completedOn,
  document: nullable(document, 'Номер документа; null, если не указан.'), accompaniment, taughtBy: nullable(taughtBy, 'Кто обучал; null, если не указано.'),
  ...recordFields,
}, { description: 'Обучение специалиста.' }));

export function trainingView(stored: StoredTraining): Static<typeof Training> {
  const { id, specialistId, programme, hours, completedOn, document, accompaniment, taughtBy } = stored;
  return { id, specialistId, programme, hours, completedOn, document, accompaniment, taughtBy, ...recordView(stored) };
}

export const newTrainingExample = {
  specialistId: '01990000-0000-7000-8002-000000000001', programme: 'Организация социального сопровождения семей с детьми', hours: 36, completedOn: '2026-02-20',
  document: 'УП-117', accompaniment: true, taughtBy: 'Республиканский ресурсный центр',
};
export const trainingExample = { id: '01990000-0000-7000-8000-0000000000e1', ...newTrainingExample, ...recordExample };
