import { Type } from 'typebox';
import { closed } from '../schemas/closed.ts';
import { date } from '../schemas/dates.ts';
import { named } from '../schemas/named.ts';
import { nullable } from '../schemas/nullable.ts';
import { text } from '../schemas/texts.ts';

/** How long a client may use a year of the calendar without asking whether it was published anew. */
export const CALENDAR_FRESH_SECONDS = 60;

export const calendarRegion = Type.String({
  minLength: 1, maxLength: 60, pattern: '^[a-z0-9-]+$',
  description: 'Регион, например `tatarstan`; `russia` — страна в целом, без выходных дней регионов.',
});

export const calendarYear = Type.Integer({ minimum: 1992, maximum: 2199, description: 'Год.' });

/** A day that was counted: it may lie beyond the years that may be asked for. */
const counted = (description: string) => Type.String({ format: 'date', description });

/** A year of a region's working calendar. */
export const CalendarYear = named(
  'CalendarYear',
  closed(
    {
      region: Type.String({ description: 'Регион.' }),
      year: Type.Integer({ description: 'Год.' }),
      provisional: Type.Boolean({
        description:
          'Истина, пока постановление о переносе выходных не загружено: нерабочими считаются субботы, воскресенья и праздники, '
          + 'и посчитанные даты могут сдвинуться.',
      }),
      version: nullable(Type.Integer(), 'Версия года производственного календаря России; null, если год не загружен.'),
      decree: nullable(Type.String(), 'Постановление Правительства о переносе выходных.'),
      workingDays: Type.Integer({ description: 'Рабочих дней в году в этом регионе.' }),
      moves: Type.Array(
        closed({
          from: date('С какого дня выходной перенесён.'),
          to: date('На какой день.'),
          automatic: Type.Boolean({ description: 'Истина — по ст. 112 ТК РФ, без постановления.' }),
        }),
        { description: 'Переносы выходных.' },
      ),
      workingWeekends: Type.Array(date('Суббота или воскресенье.'), { description: 'Субботы и воскресенья, ставшие рабочими.' }),
      regionDaysOff: Type.Array(date('День.'), { description: 'Нерабочие дни, объявленные регионом.' }),
      regionVersion: nullable(Type.Integer(), 'Версия нерабочих дней региона в этом году; null, если их не публиковали.'),
      regionSource: nullable(Type.String(), 'Акт региона, которым дни объявлены.'),
      daysOff: Type.Array(date('День.'), { description: 'Все нерабочие дни года по порядку, включая субботы и воскресенья.' }),
    },
    { description: 'Год производственного календаря с нерабочими днями региона.' },
  ),
);

/** A year to publish. */
export const NewCalendarYear = named(
  'NewCalendarYear',
  closed(
    {
      year: calendarYear,
      decree: text(300, 'Постановление Правительства о переносе выходных.'),
      moves: Type.Array(
        closed({ from: date('С какого дня: суббота или воскресенье.'), to: date('На какой день: рабочий.') }),
        { maxItems: 30, description: 'Переносы по постановлению. Переносы по ст. 112 ТК РФ служба считает сама.' },
      ),
      workingWeekends: Type.Array(date('Суббота или воскресенье.'), {
        maxItems: 30, uniqueItems: true, description: 'Субботы и воскресенья, которые постановление делает рабочими.',
      }),
      workingDays: Type.Integer({
        minimum: 1, maximum: 366, description: 'Рабочих дней в году по официальному календарю: по нему проверяются остальные данные.',
      }),
    },
    { description: 'Год производственного календаря России.' },
  ),
);

/** A region's own days off to publish. */
export const NewDaysOff = named(
  'NewRegionDaysOff',
  closed(
    {
      year: calendarYear,
      days: Type.Array(date('День этого года.'), {
        maxItems: 60, uniqueItems: true, description: 'Все нерабочие дни, объявленные регионом в этом году; пустой список отменяет прежние.',
      }),
      source: text(500, 'Акт региона, которым дни объявлены.'),
    },
    { description: 'Нерабочие дни региона в году; список целиком, взамен прежнего.' },
  ),
);

/** The answer to «what date is it then?». */
export const CountedDate = named(
  'CountedDate',
  closed(
    {
      region: Type.String({ description: 'Регион.' }),
      from: date('Исходная дата.'),
      dueOn: counted('Последний день срока по счёту (номинальный).'),
      lateAfter: counted('Последний день без опоздания: если `dueOn` нерабочий — ближайший рабочий день после него (ГК РФ, ст. 193).'),
      provisional: Type.Boolean({ description: 'Истина, если счёт задел год, постановление о котором ещё не загружено.' }),
      rules: Type.Array(
        closed({
          clause: Type.String({ description: 'Норма, например «ГК РФ, ст. 191».' }),
          ru: Type.String({ description: 'По-русски.' }),
          en: Type.String({ description: 'По-английски.' }),
        }),
        { description: 'Правила, по которым дата посчитана.' },
      ),
    },
    { description: 'Дата, посчитанная по производственному календарю региона.' },
  ),
);
