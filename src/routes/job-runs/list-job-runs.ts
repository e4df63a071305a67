import { Type } from 'typebox';
import { listJobRuns } from '../../operations/read-job-runs.ts';
import { listEndpoint } from '../endpoint.ts';
import { listReply, pageRequest } from '../paging.ts';
import { closed } from '../schemas/closed.ts';
import { named } from '../schemas/named.ts';
import { listOf, pagingQuery } from '../schemas/paging.ts';
import { JobRun, jobName, jobRunBody, jobRunExample, jobRunState, region } from './job-run-schema.ts';

export const listJobRunsEndpoint = listEndpoint({
  operationId: 'listJobRuns',
  url: '/v1/job-runs',
  tag: 'jobs',
  summary: 'Выполнение фоновых заданий',
  description:
    'Выполнения фоновых заданий в регионе вызывающего и во всей службе, сначала новые: за какой день, когда, как долго, сколько записей изменено, что не удалось. '
    + 'Когда следующее и что опаздывает, говорит `GET /v1/jobs`.',
  query: closed({
    ...pagingQuery,
    job: Type.Optional(jobName),
    state: Type.Optional(jobRunState),
    region: Type.Optional(region),
  }),
  reply: named('JobRunList', listOf(JobRun)),
  examples: { reply: { items: [jobRunExample], nextCursor: null } },
  async handle(ctx, { query, url }) {
    const { job, state, region: place } = query;
    const page = await listJobRuns(ctx, { job, state, region: place }, pageRequest(query, ['instant', 'id'], url));
    return listReply({ ...page, items: page.items.map(jobRunBody) }, url);
  },
});
