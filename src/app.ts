import type { FastifyInstance } from 'fastify';
import { assemble, type AppDeps } from './assemble.ts';
import { jobsDesk } from './jobs/desk.ts';
import { retentionOf } from './retention.ts';
import { resources } from './routes/index.ts';
import { sandboxEndpoints } from './routes/sandbox/sandbox-endpoints.ts';

/** What the API works with; the jobs of the schedule unless told otherwise. */
export type ApiDeps = Omit<AppDeps, 'jobs'> & Partial<Pick<AppDeps, 'jobs'>>;

/** The API: plugins and routes. It opens no port and no connection, so that tests can inject requests. */
export function buildApp(deps: ApiDeps): Promise<FastifyInstance> {
  const { config, sandbox } = deps;
  // Handed in by a sandbox only; and even then not where the settings say that this is none.
  const own = config.sandbox && sandbox !== undefined ? sandboxEndpoints(sandbox) : [];
  return assemble({ jobs: jobsDesk({ ...deps, retention: retentionOf(config) }), ...deps }, [...resources, ...own]);
}
