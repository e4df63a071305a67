import { Type } from 'typebox';
import { code, count, day, eventData, type EventEntry, uuid } from './event-entry.ts';

const measure = {
  measureId: code('Мероприятие: `<дело>.<программа>.<номер>`.'), programmeNumber: count('Номер программы в деле.'), number: count('Номер мероприятия.'),
};

export const measureEvents = {
  'measure.assigned': {
    version: 1, ru: 'Мероприятие поручено организации', en: 'A measure was given to an organisation',
    data: eventData({
      ...measure, dueOn: day('Срок.'),
      part: Type.Union([Type.Literal('executor'), Type.Literal('coExecutor')], { description: 'Исполнитель или соисполнитель.' }),
    }),
  },
  'measure.marked': {
    version: 1, ru: 'Отмечено исполнение мероприятия', en: 'A measure was marked',
    data: eventData({
      ...measure, factId: uuid('Запись об исполнении.'),
      result: Type.Union([Type.Literal('done'), Type.Literal('notDone')], { description: 'Исполнено или нет.' }),
    }),
  },
} as const satisfies Record<string, EventEntry>;

export const letterEvents = {
  'programme.sent': {
    version: 1, ru: 'Направлена утверждённая программа', en: 'An approved programme was sent',
    data: eventData({ factId: uuid('Запись о рассылке.'), programmeNumber: count('Номер программы в деле.') }),
  },
  'letter.sent': {
    version: 1, ru: 'Направлено письмо или запрос', en: 'A letter or a request was sent',
    data: eventData({ factId: uuid('Запись о письме.') }),
  },
  'letter.answered': {
    version: 1, ru: 'Получен ответ на письмо', en: 'A letter was answered',
    data: eventData({ factId: uuid('Запись об ответе.'), letterFactId: uuid('Запись о письме.') }),
  },
} as const satisfies Record<string, EventEntry>;

export const resolutionEvents = {
  'resolution.received': {
    version: 1, ru: 'Получено постановление КДНиЗП', en: 'A resolution of the commission was received',
    data: eventData({
      resolutionId: uuid('Постановление.'), word: code('Что постановлено.'),
      outcome: code('Чем стало в деле: решение, рассмотрение, открытие, рекомендация.'), factId: uuid('Запись в деле.'),
    }),
  },
} as const satisfies Record<string, EventEntry>;

export const regulationEvents = {
  'regulation.published': {
    version: 1, ru: 'Опубликована редакция порядка', en: 'A version of a regulation was published',
    data: eventData({ code: code('Код порядка.'), version: count('Редакция.'), validFrom: day('Действует с.') }),
  },
} as const satisfies Record<string, EventEntry>;
