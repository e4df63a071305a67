import { Type } from 'typebox';
import { closed } from '../schemas/closed.ts';
import { date, instant } from '../schemas/dates.ts';
import { named } from '../schemas/named.ts';
import { MOST_DAYS } from './clock-target.ts';

const count = (description: string) => Type.Integer({ minimum: 0, description });

const standing = {
  now: instant('Время службы.'),
  realNow: instant('Время машины.'),
  date: date('Дата службы по времени Москвы.'),
  aheadSeconds: Type.Integer({ description: 'На сколько секунд служба опережает машину.' }),
};

export const SandboxClock = named('SandboxClock', closed(standing, { description: 'Часы песочницы.' }));

export const ClockMove = named('ClockMove', closed({
  date: Type.Optional(date('Перейти на эту дату: полдень по Москве, один и тот же день во всех регионах.')),
  instant: Type.Optional(instant('Перейти на этот момент.')),
  advanceDays: Type.Optional(Type.Integer({ minimum: 0, maximum: MOST_DAYS, description: 'Перейти на столько дней вперёд.' })),
  advanceMonths: Type.Optional(Type.Integer({ minimum: 0, maximum: 13, description: 'Перейти на столько месяцев вперёд.' })),
}, { minProperties: 1, maxProperties: 1, description: 'Куда перевести часы: одно из полей.' }));

const happened = {
  runs: count('Выполнено фоновых заданий.'),
  statusChanges: count('Сменили состояние дела.'),
  checksScheduled: count('Назначено проверок постсопровождения.'),
  alertsRaised: count('Появилось предупреждений.'),
  alertsEnded: count('Снято предупреждений.'),
};

export const ClockMoved = named('ClockMoved', closed({
  ...standing,
  from: instant('Откуда переведены.'),
  to: instant('Куда переведены.'),
  tokensExpired: Type.Boolean({
    description: 'Выданные раньше токены истекли, на запросы с ними ответ 401: получите новые тем же клиентом и секретом.',
  }),
  runs: closed({
    done: count('Выполнено.'), failed: count('Не выполнено или выполнено не полностью.'), waiting: count('Ждёт повтора.'),
  }, { description: 'Фоновые задания.' }),
  totals: closed(happened, { description: 'Всего.' }),
  days: Type.Array(closed({ date: date('День по времени Москвы.'), ...happened }), {
    maxItems: MOST_DAYS + 2, description: 'Что происходило по дням; день, в который не происходило ничего, пропущен.',
  }),
}, { description: 'Что произошло, пока переводились часы.' }));

export const SandboxReset = named('SandboxReset', closed({
  ...standing,
  regions: Type.Array(Type.String(), { description: 'Регионы с демонстрационными данными.' }),
  families: count('Семей.'),
  cases: count('Дел.'),
}, { description: 'Песочница после сброса.' }));

export const clockExample = {
  now: '2026-03-02T09:00:00.000Z', realNow: '2026-03-02T09:00:00.000Z', date: '2026-03-02', aheadSeconds: 0,
};
