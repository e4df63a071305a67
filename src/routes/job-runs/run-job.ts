import type { FastifyPluginAsync } from 'fastify';
import { Type } from 'typebox';
import { perform } from '../../operations/perform.ts';
import { getJobRun, type VersionedRun } from '../../operations/read-job-runs.ts';
import { requestJobRun } from '../../operations/request-job-run.ts';
import { createEndpoint } from '../endpoint.ts';
import { closed } from '../schemas/closed.ts';
import { named } from '../schemas/named.ts';
import { JobRun, jobRunBody, jobRunExample, jobRunTag, region } from './job-run-schema.ts';

const NewJobRun = named('NewJobRun', closed({ region }, { description: 'Где выполнить задание.' }));

/** Which jobs there are and how one is done, the app is told: so the endpoint is made in it. */
export const runJobEndpoint: FastifyPluginAsync = async (app, options) => {
  const { jobs } = app.surroundings;
  await createEndpoint({
    operationId: 'runJob',
    url: '/v1/jobs/:job/runs',
    tag: 'jobs',
    summary: 'Выполнить фоновое задание сейчас',
    description:
      'Выполняет задание вне его часа: пропущенные дни по порядку, а если все выполнены — последний ещё раз; отложенные и оставленные дела берутся '
      + 'снова. Уже сделанное не удваивается. Ответ приходит, когда задание выполнено, а если оно длится дольше нескольких секунд или его выполняет '
      + 'другой процесс — раньше: смотрите `state`, затем `GET /v1/job-runs/{id}`.',
    params: closed({
      job: Type.String({ minLength: 1, maxLength: 50, pattern: '^[A-Za-z]+$', description: 'Задание, как в `GET /v1/jobs`.' }),
    }),
    body: NewJobRun,
    reply: JobRun,
    examples: { body: { region: 'tatarstan' }, reply: { ...jobRunExample, askedAgainAt: '2026-03-02T09:00:00.000Z' } },
    async handle(ctx, { params: { job }, body: { region: place } }) {
      const asked = await perform(ctx, (tx) => requestJobRun(tx, ctx, jobs.timings, { job, region: place }), presented);
      if (ctx.dryRun === true) return asked;
      if (asked.headers['idempotency-replayed'] === undefined) await jobs.carryOut(asked.body.job, asked.body.region);
      const now = presented(await getJobRun(ctx, asked.body.id));
      return { ...now, headers: { ...asked.headers, ...now.headers } };
    },
  })(app, options);
};

function presented(run: VersionedRun) {
  return { status: 201, headers: { etag: jobRunTag(run), location: `/v1/job-runs/${run.id}` }, body: jobRunBody(run) };
}
