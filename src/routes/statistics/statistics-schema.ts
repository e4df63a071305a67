import { Type } from 'typebox';
import { dimensions } from '../../domain/statistics/dimensions.ts';
import { choice } from '../schemas/choice.ts';
import { closed } from '../schemas/closed.ts';
import { date } from '../schemas/dates.ts';
import { named } from '../schemas/named.ts';
import { nullable } from '../schemas/nullable.ts';

const dimension = choice(dimensions, {
  description:
    'Разрез: муниципальное образование, организатор сопровождения, состояние дела, уровень, категория семьи, основание, итог.',
});

export const statisticsQuery = closed({
  by: Type.Array(dimension, { minItems: 1, maxItems: 2, uniqueItems: true, description: 'Один или два разреза: `by=status&by=level`.' }),
  on: Type.Optional(date(
    'Отчётная дата: последний день квартала; по умолчанию — последнего завершившегося. Считаются дела, открытые по этот день.',
  )),
});

const figure = {
  cases: nullable(Type.Integer({ description: 'Число.' }), 'Сколько дел; null, если скрыто.'),
  families: nullable(Type.Integer({ description: 'Число.' }), 'Сколько в них семей; null, если скрыто.'),
  suppressed: Type.Boolean({ description: 'Скрыто: семей меньше пяти или по этому числу узнавалось бы скрытое.' }),
};
const Group = named(
  'StatisticsGroup',
  closed(
    {
      key: Type.String({ description: 'Код значения; `none` — не определено.' }),
      label: Type.String({ description: 'Название.' }),
      ...figure,
    },
    { description: 'Итог по одному значению разреза.' },
  ),
);

export const Statistics = named(
  'Statistics',
  closed(
    {
      on: date('Отчётная дата.'),
      by: Type.Array(dimension, { description: 'Разрезы.' }),
      suppressedBelow: Type.Integer({ description: 'Группы, где семей меньше, скрыты.' }),
      total: closed(figure, { description: 'Всего.' }),
      rows: Type.Array(Group, { description: 'Значения первого разреза. Семья с несколькими категориями учтена в каждой.' }),
      columns: Type.Array(Group, { description: 'Значения второго разреза; пусто, если он один.' }),
      cells: Type.Array(
        closed({ row: Type.String({ description: 'Код строки.' }), column: Type.String({ description: 'Код столбца.' }), ...figure }),
        { description: 'Пересечения; пусто при одном разрезе.' },
      ),
    },
    { description: 'Обезличенная статистика дел.' },
  ),
);

export const statisticsExample = {
  on: '2026-09-30',
  by: ['status' as const],
  suppressedBelow: 5,
  total: { cases: 41, families: 39, suppressed: false },
  rows: [
    { key: 'active', label: 'реализация программы', cases: 28, families: 27, suppressed: false },
    { key: 'closed', label: 'завершено', cases: null, families: null, suppressed: true },
    { key: 'planning', label: 'составление программы', cases: null, families: null, suppressed: true },
  ],
  columns: [],
  cells: [],
};
