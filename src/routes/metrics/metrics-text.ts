import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import type { ServiceFigures } from '../../operations/service-figures.ts';

/** The media type of the text, Prometheus's own. */
export const METRICS_TYPE = Registry.PROMETHEUS_CONTENT_TYPE;

/** Of this process: CPU, memory, event loop. Measured from the first time that somebody asks. */
let ofProcess: Registry | undefined;

/**
 * The figures as Prometheus reads them. They come from the database, so each process tells the same of the service; without them, because
 * the database is away, what the process knows of itself.
 */
export async function metricsText(figures: ServiceFigures | undefined): Promise<string> {
  if (ofProcess === undefined) collectDefaultMetrics({ register: (ofProcess = new Registry()) });
  const registry = figures === undefined ? new Registry() : registryOf(figures);
  const up = 'Whether the database gave the figures of the service in time; 0: they are missing here.';
  new Gauge({ name: 'soprovozhdenie_database_up', help: up, registers: [registry] }).set(figures === undefined ? 0 : 1);
  return `${await registry.metrics()}\n${await ofProcess.metrics()}`;
}

function registryOf({ jobs, runs, alerts, webhooks, feed }: ServiceFigures): Registry {
  const registry = new Registry();
  const gauge = <const L extends string>(name: string, help: string, labelNames: readonly L[]) =>
    new Gauge({ name: `soprovozhdenie_${name}`, help, labelNames, registers: [registry] });
  // not `job`: Prometheus gives that name to where a figure was scraped from
  const place = ['job_name', 'region'] as const;
  const success = gauge('job_last_success_timestamp_seconds', 'When a run of the job last ended well.', place);
  const next = gauge('job_next_due_timestamp_seconds', 'When the job is due next.', place);
  const late = gauge('job_late_seconds', 'For how long a run has been late; 0 when none is.', place);
  const items = gauge('job_items_failing', 'What the job could not do: waiting for another try, or given up.', [...place, 'state']);
  for (const { job, region, lastSuccessAt, nextDueAt, lateSeconds, itemsWaiting, itemsFailed } of jobs) {
    const its = { job_name: job, region };
    if (lastSuccessAt !== null) success.set(its, secondsOf(lastSuccessAt));
    next.set(its, secondsOf(nextDueAt));
    late.set(its, lateSeconds);
    items.set({ ...its, state: 'waiting' }, itemsWaiting);
    items.set({ ...its, state: 'failed' }, itemsFailed);
  }
  const counted = gauge('job_runs', 'Runs that fell due in the last 7 days, by state.', [...place, 'state']);
  for (const { job, region, state, runs: number } of runs) counted.set({ job_name: job, region, state }, number);
  const open = gauge('alerts_open', 'Open alerts.', ['kind', 'region']);
  for (const { kind, region, alerts: number } of alerts) open.set({ kind, region }, number);
  const deliveries = gauge('webhook_deliveries', 'Deliveries of webhooks that wait, or were given up and not yet cleaned up.', ['state']);
  deliveries.set({ state: 'pending' }, webhooks.pending);
  deliveries.set({ state: 'failed' }, webhooks.failed);
  gauge('webhook_oldest_pending_seconds', 'How long the oldest delivery to a working webhook has been waiting.', []).set(webhooks.oldestPendingSeconds);
  gauge('webhooks_disabled', 'Webhooks that were disabled: gone, or failing for days.', []).set(webhooks.disabled);
  gauge('feed_lag_seconds', 'For how long an event has been stored that feeds cannot read yet, because a transaction is still open.', [])
    .set(feed.lagSeconds);
  const head = gauge('feed_head_age_seconds', 'How old the newest event is that feeds can read.', []);
  if (feed.headSeconds !== null) head.set(feed.headSeconds);
  return registry;
}

function secondsOf(instant: string): number {
  return Date.parse(instant) / 1000;
}
