import { type Static, Type } from 'typebox';
import { jobNames, type JobRunRecord, jobRunStates, secondsBetween, type VersionedRun } from '../../operations/read-job-runs.ts';
import { entityTag } from '../entity-tag.ts';
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
    + '`turnAlerts` — появление и снятие предупреждений, `recalculateDates` — пересчёт дат по новому календарю, '
    + '`cleanUp` — удаление того, что хранится лишь на время.',
});

export const jobRunState = choice(jobRunStates, {
  description: 'Состояние: `due` — ждёт выполнения, `running` — выполняется, `done` — выполнено, `failed` — выполнено не полностью.',
});

export const region = text(100, 'Код региона; `service` — задание для всей службы.');

export const count = (description: string) => Type.Integer({ minimum: 0, description });

const runFields = {
  id: id('Идентификатор выполнения.'),
  job: jobName,
  region,
  day: date('День региона, за который выполняется задание.'),
  dueAt: instant('Когда должно было начаться.'),
  state: jobRunState,
  attempts: count('Сколько раз начиналось.'),
  runner: nullable(Type.String(), 'Кто выполняет или выполнял последним; `asked-…` — по запросу через API. null, если ещё не начиналось.'),
  startedAt: nullable(instant('Начало последней попытки.'), 'Начало последней попытки; null, если ещё не начиналось.'),
  finishedAt: nullable(instant('Конец последней попытки.'), 'Конец последней попытки; null, если не окончена.'),
  durationSeconds: nullable(Type.Number({ minimum: 0 }), 'Сколько секунд длилась последняя попытка; null, если не окончена.'),
  askedAgainAt: nullable(instant('Когда повторено.'), 'Когда выполнение в последний раз назначено повторно; null, если не назначалось.'),
  rowsChanged: count('Сколько записей изменено всеми попытками.'),
  itemsFailed: count('Сколько дел или других предметов не удалось обработать; см. `GET /v1/job-items`.'),
  error: nullable(Type.String(), 'Что не удалось: число ошибок, идентификаторы дел и коды; null, если всё удалось.'),
};

export const JobRun = named('JobRun', closed(runFields, { description: 'Выполнение фонового задания за один день одного региона.' }));

export const jobRunExample = {
  id: '01983b1e-6c00-7abc-8def-0123456789ab',
  job: 'turnAlerts' as const,
  region: 'tatarstan',
  day: '2026-03-02',
  dueAt: '2026-03-01T21:05:00.000Z',
  state: 'done' as const,
  attempts: 1,
  runner: '2f1c8e9a-5a5e-4d2b-9d51-0c9a4b7e6f10',
  startedAt: '2026-03-01T21:05:00.412Z',
  finishedAt: '2026-03-01T21:05:00.530Z',
  durationSeconds: 0.118,
  askedAgainAt: null,
  rowsChanged: 3,
  itemsFailed: 0,
  error: null,
};

/** A run as it leaves. */
export function jobRunBody(run: JobRunRecord): Static<typeof JobRun> {
  const { id: runId, job, region: place, day, dueAt, state, attempts, runner, startedAt, finishedAt, askedAgainAt } = run;
  const { rowsChanged, itemsFailed, error } = run;
  const durationSeconds = startedAt === null || finishedAt === null ? null : Math.max(0, secondsBetween(startedAt, finishedAt));
  return {
    id: runId, job, region: place, day, dueAt, state, attempts, runner, startedAt, finishedAt, durationSeconds, askedAgainAt,
    rowsChanged, itemsFailed, error,
  };
}

/** Tells apart every state that a run can be in. */
export function jobRunTag({ version, state, rowsChanged, askedAgainAt }: VersionedRun): string {
  return entityTag(version, [state, rowsChanged, ...(askedAgainAt === null ? [] : [askedAgainAt])].join('-'));
}
