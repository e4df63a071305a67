import type { FastifyPluginAsync } from 'fastify';
import { Type } from 'typebox';
import { type JobStanding, LATE_AFTER_MINUTES, readJobs } from '../../operations/read-jobs.ts';
import { listEndpoint } from '../endpoint.ts';
import { closed } from '../schemas/closed.ts';
import { instant } from '../schemas/dates.ts';
import { named } from '../schemas/named.ts';
import { nullable } from '../schemas/nullable.ts';
import { count, JobRun, jobName, jobRunBody, jobRunExample, region } from './job-run-schema.ts';

const JobStandingBody = named('JobStanding', closed({
  job: jobName,
  region,
  at: Type.String({ description: 'Час выполнения по местному времени, `ЧЧ:ММ`, ежедневно.' }),
  timeZones: Type.Array(Type.String(), { description: 'Часовые пояса региона (IANA): день наступает, когда час настал во всех.' }),
  lastRun: nullable(JobRun, 'Последнее начатое выполнение; null, если ещё не выполнялось.'),
  lastSuccessAt: nullable(instant('Конец последнего удачного выполнения.'), 'Конец последнего удачного выполнения; null, если его не было.'),
  nextDueAt: instant('Когда следующее выполнение.'),
  lateSince: nullable(instant('С какого времени опаздывает.'), `С какого времени опаздывает больше чем на ${LATE_AFTER_MINUTES} минут; null, если всё вовремя.`),
  runningBy: nullable(Type.String(), 'Кто выполняет сейчас; null, если никто.'),
  itemsWaiting: count('Сколько дел ждут повторной попытки.'),
  itemsFailed: count('Сколько дел оставлены после пяти попыток.'),
}, { description: 'Фоновое задание в одном регионе.' }));

const JobList = named('JobList', closed({ items: Type.Array(JobStandingBody) }));

const example = {
  job: 'turnAlerts' as const,
  region: 'tatarstan',
  at: '00:05',
  timeZones: ['Europe/Moscow'],
  lastRun: jobRunExample,
  lastSuccessAt: jobRunExample.finishedAt,
  nextDueAt: '2026-03-02T21:05:00.000Z',
  lateSince: null,
  runningBy: null,
  itemsWaiting: 0,
  itemsFailed: 0,
};

/** Which jobs there are, the app is told: so the endpoint is made in it. */
export const listJobsEndpoint: FastifyPluginAsync = async (app, options) => {
  const { timings } = app.surroundings.jobs;
  await listEndpoint({
    operationId: 'listJobs',
    url: '/v1/jobs',
    tag: 'jobs',
    summary: 'Фоновые задания',
    description:
      'Каждое задание в регионе вызывающего и во всей службе: последнее и следующее выполнение, опоздание, кто выполняет, сколько дел не удалось.',
    reply: JobList,
    examples: { reply: { items: [example] } },
    async handle(ctx) {
      const standings = await readJobs(ctx, timings);
      return { status: 200, body: { items: standings.map(standingBody) } };
    },
  })(app, options);
};

function standingBody({ lastRun, timeZones, ...standing }: JobStanding) {
  return { ...standing, timeZones: [...timeZones], lastRun: lastRun && jobRunBody(lastRun) };
}
