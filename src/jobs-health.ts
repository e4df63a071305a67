import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import type { Config } from './config.ts';
import { checkServer } from './db/database.ts';
import type { Lifecycle } from './lifecycle.ts';
import { listen } from './listen.ts';
import type { JobTiming } from './operations/job-timing.ts';
import { lateJobs } from './operations/read-jobs.ts';
import type { ProcessDeps } from './production.ts';
import { jobsText } from './routes/metrics/jobs-text.ts';
import { opensMetrics } from './routes/metrics/metrics-door.ts';
import { METRICS_TYPE } from './routes/metrics/metrics-text.ts';

/** What the health of the jobs is told from. */
export type HealthDeps = Pick<ProcessDeps, 'db' | 'clock'> & { config: Pick<Config, 'metricsToken'>; timings: readonly JobTiming[] };

interface Answer {
  status: number;
  type?: string;
  text?: string;
}

/** The jobs process has no API, yet whoever runs it must see that it lives and keeps its hours; so it answers on PORT. */
export async function serveHealth(config: Config, lifecycle: Lifecycle, deps: HealthDeps): Promise<void> {
  const server = createServer(answerHealth(deps));
  lifecycle.onEnd(() => new Promise<void>((resolve) => void server.close(() => resolve())));
  await listen({ listen: ({ host, port }) => opened(server, host, port) }, config);
}

/**
 * - `/health`: 200 while the database answers. A late job is no reason to kill the process.
 * - `/ready`: 503 while a job is late, with the jobs that are. Nobody sends requests here, so it takes nothing out of service.
 * - `/metrics`: the figures, for who shows METRICS_TOKEN.
 */
export function answerHealth(deps: HealthDeps): RequestListener {
  return (request, reply) => {
    const send = ({ status, type = 'text/plain; charset=utf-8', text = '' }: Answer) =>
      reply.writeHead(status, { 'content-type': type, 'cache-control': 'no-store', connection: 'close' }).end(text);
    answerTo(deps, request).then(send, () => send({ status: 503 }));
  };
}

async function answerTo(deps: HealthDeps, { url, headers }: IncomingMessage): Promise<Answer> {
  switch ((url ?? '/').split('?', 1)[0]) {
    case '/':
    case '/health':
      await checkServer(deps.db);
      return { status: 200 };
    case '/ready':
      return await readiness(deps);
    case '/metrics':
      return await metrics(deps, headers.authorization);
    default:
      return { status: 404 };
  }
}

async function readiness(deps: HealthDeps): Promise<Answer> {
  const late = (await lateJobs(deps, deps.timings)).map(({ job, region, lateSince }) => ({ job, region, lateSince }));
  const [status, word] = late.length === 0 ? [200, 'ready'] : [503, 'late'];
  return { status, type: 'application/json; charset=utf-8', text: JSON.stringify({ status: word, late }) };
}

async function metrics(deps: HealthDeps, shown: string | undefined): Promise<Answer> {
  const { metricsToken } = deps.config;
  if (metricsToken === undefined) return { status: 404 };
  if (!opensMetrics(shown, metricsToken)) return { status: 401 };
  return { status: 200, type: METRICS_TYPE, text: await jobsText(deps, deps.timings) };
}

function opened(server: ReturnType<typeof createServer>, host: string, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', reject).listen({ host, port }, () => resolve(`http://${host.includes(':') ? `[${host}]` : host}:${port}`));
  });
}
