import { Type } from 'typebox';
import { jobNames, jobRunStates } from '../../operations/read-job-runs.ts';
import { choice } from '../schemas/choice.ts';
import { closed } from '../schemas/closed.ts';
import { date, instant } from '../schemas/dates.ts';
import { id } from '../schemas/ids.ts';
import { named } from '../schemas/named.ts';
import { nullable } from '../schemas/nullable.ts';
import { text } from '../schemas/texts.ts';

export const jobName = choice(jobNames, {
  description:
    'Задание: `advanceCases` — смена состояния дел по календарю, `schedulePostSupportChecks` — назначение контроля при постсопровождении, '
    + '`turnAlerts` — появление и снятие предупреждений, `cleanUp` — удаление ответов, хранившихся для ключей повтора.',
});

export const jobRunState = choice(jobRunStates, {
  description: 'Состояние: `due` — ждёт выполнения, `running` — выполняется, `done` — выполнено, `failed` — выполнено не полностью.',
});

export const region = text(100, 'Код региона; `service` — задание для всей службы.');

const count = (description: string) => Type.Integer({ minimum: 0, description });

export const JobRun = named('JobRun', closed({
  id: id('Идентификатор выполнения.'),
  job: jobName,
  region,
  day: date('День региона, за который выполняется задание.'),
  dueAt: instant('Когда должно было начаться.'),
  state: jobRunState,
  attempts: count('Сколько раз начиналось.'),
  startedAt: nullable(instant('Начало последней попытки.'), 'Начало последней попытки; null, если ещё не начиналось.'),
  finishedAt: nullable(instant('Конец последней попытки.'), 'Конец последней попытки; null, если не окончена.'),
  rowsChanged: count('Сколько записей изменено всеми попытками.'),
  error: nullable(Type.String(), 'Что не удалось: число ошибок, идентификаторы дел и коды; null, если всё удалось.'),
}, { description: 'Выполнение фонового задания за один день одного региона.' }));

export const jobRunExample = {
  id: '01983b1e-6c00-7abc-8def-0123456789ab',
  job: 'turnAlerts' as const,
  region: 'tatarstan',
  day: '2026-03-02',
  dueAt: '2026-03-01T21:05:00.000Z',
  state: 'done' as const,
  attempts: 1,
  startedAt: '2026-03-01T21:05:00.412Z',
  finishedAt: '2026-03-01T21:05:00.530Z',
  rowsChanged: 3,
  error: null,
};
