import { Type } from 'typebox';
import { code, count, day, eventData, type EventEntry, orNull, uuid } from './event-entry.ts';

const term = eventData({ startsOn: orNull(day('Первый день срока.')), endsOn: orNull(day('Последний день срока.')) });

export const caseEvents = {
  'case.opened': {
    version: 1, ru: 'Дело открыто', en: 'A case was opened',
    data: eventData({ factId: uuid('Факт открытия.'), status: code('Состояние.') }),
  },
  'case.factRecorded': {
    version: 1, ru: 'В дело внесена запись', en: 'A fact of a case was recorded',
    data: eventData({ factId: uuid('Запись.'), fact: code('Вид записи.'), seq: count('Её номер в деле.') }),
  },
  'case.statusChanged': {
    version: 1, ru: 'Изменилось состояние дела', en: 'A case changed its status',
    data: eventData({ from: code('Прежнее состояние.'), to: code('Новое состояние.'), level: orNull(code('Уровень.')) }),
  },
  'case.levelChanged': {
    version: 1, ru: 'Изменился уровень сопровождения', en: 'A case changed its level',
    data: eventData({ from: orNull(code('Прежний уровень.')), to: orNull(code('Новый уровень.')) }),
  },
  'case.termChanged': {
    version: 1, ru: 'Изменился срок программы', en: 'A programme changed its term',
    data: eventData({ from: term, to: term }),
  },
  'case.deadlinesChanged': {
    version: 1, ru: 'Изменились сроки дела', en: 'Deadlines of a case changed',
    data: eventData({ deadlines: count('Сколько сроков у дела теперь.') }),
  },
  'case.regulationChanged': {
    version: 1, ru: 'Дело перешло на другую редакцию порядка', en: 'A case went over to another version of its regulation',
    data: eventData({ from: count('Прежняя редакция.'), to: count('Новая редакция.') }),
  },
  'case.municipalityChanged': {
    version: 1, ru: 'Дело перешло в этот муниципалитет', en: 'A case came into this municipality',
    data: eventData({ from: code('Прежний муниципалитет.'), to: code('Новый муниципалитет.'), status: code('Состояние.') }),
  },
  'case.removed': {
    version: 1, ru: 'Дело больше не видно', en: 'A case is no longer to be seen',
    data: eventData({
      reason: Type.Union([Type.Literal('moved'), Type.Literal('erased')], {
        description: '`moved`: перешло в другой муниципалитет; `erased`: данные семьи уничтожены.',
      }),
    }),
  },
} as const satisfies Record<string, EventEntry>;
