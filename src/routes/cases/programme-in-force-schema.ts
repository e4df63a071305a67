import { Type } from 'typebox';
import { choice } from '../schemas/choice.ts';
import { closed } from '../schemas/closed.ts';
import { date } from '../schemas/dates.ts';
import { externalIds } from '../schemas/external-id.ts';
import { measureId } from '../schemas/measure-id.ts';
import { named } from '../schemas/named.ts';
import { nullable } from '../schemas/nullable.ts';

const Term = closed({
  level: Type.String({ description: 'Уровень.' }),
  startsOn: date('Первый день.'),
  endsOn: date('Последний день.'),
  origin: choice(['start', 'extension', 'levelChange'], { description: 'Начало, продление или смена уровня.' }),
  decidedOn: date('Дата решения.'),
  replacedOn: nullable(date('Дата.'), 'С какого дня вместо этого срока действует срок другого уровня.'),
});

const MeasureStanding = closed({
  id: measureId,
  number: Type.Integer({ description: 'Номер мероприятия.' }),
  helpType: Type.String({ description: 'Вид помощи.' }),
  title: Type.String({ description: 'Мероприятие.' }),
  dueOn: date('Срок исполнения.'),
  state: choice(['open', 'done', 'notDone'], { description: 'Отметка о выполнении: нет отметки, выполнено, не выполнено.' }),
  markedOn: nullable(date('Дата.'), 'Дата отметки.'),
  reason: nullable(Type.String(), 'Почему не выполнено.'),
  outcome: nullable(Type.String(), 'Результат.'),
  externalIds,
});

/** The programme that is being carried out. */
export const ProgrammeInForce = named(
  'ProgrammeInForce',
  closed(
    {
      number: Type.Integer({ description: 'Номер редакции программы.' }),
      externalIds,
      startsOn: date('День начала: когда выполнено последнее условие порядка.'),
      endsOn: date('Последний день действующего срока.'),
      longestEndsOn: date('Последний день, который допускает уровень.'),
      extensions: Type.Integer({ description: 'Сколько раз продлена.' }),
      terms: Type.Array(Term, { description: 'Все сроки по порядку, прежние тоже.' }),
      measures: Type.Array(MeasureStanding, { description: 'Мероприятия с отметками о выполнении.' }),
    },
    { description: 'Действующая программа (ИПССС).' },
  ),
);
