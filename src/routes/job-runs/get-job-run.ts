import { getJobRun } from '../../operations/read-job-runs.ts';
import { readEndpoint } from '../endpoint.ts';
import { idParams } from '../schemas/ids.ts';
import { JobRun, jobRunBody, jobRunExample, jobRunTag } from './job-run-schema.ts';

export const getJobRunEndpoint = readEndpoint({
  operationId: 'getJobRun',
  url: '/v1/job-runs/:id',
  tag: 'jobs',
  summary: 'Выполнение фонового задания',
  description: 'Одно выполнение фонового задания в регионе вызывающего или во всей службе.',
  params: idParams('Идентификатор выполнения.'),
  reply: JobRun,
  examples: { reply: jobRunExample },
  async handle(ctx, { params }) {
    const run = await getJobRun(ctx, params.id);
    return { status: 200, headers: { etag: jobRunTag(run) }, body: jobRunBody(run) };
  },
});
