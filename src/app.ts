import type { FastifyInstance } from 'fastify';
import { assemble, type AppDeps } from './assemble.ts';
import { resources } from './routes/index.ts';

export type { AppDeps } from './assemble.ts';

/** The API: plugins and routes. It opens no port and no connection, so that tests can inject requests. */
export function buildApp(deps: AppDeps): Promise<FastifyInstance> {
  return assemble(deps, resources);
}
