import { randomUUID } from 'node:crypto';
import { createTask } from 'node-cron';
import type { JobLogger } from './job-logger.ts';
import type { RunnerOptions } from './runner.ts';

/** What wakes the runner until it is stopped. */
export interface Alarm {
  stop(): Promise<void>;
}

const EVERY_MINUTE = '* * * * *';

/**
 * Calls `work` now and every minute, never twice at a time. node-cron has no memory: a minute that it misses, while the machine
 * sleeps or `work` takes longer, is simply followed by the next, for what is due stands in the database.
 */
export function wakeUp(logger: JobLogger, work: (options: RunnerOptions) => Promise<void>): Alarm {
  const runner = randomUUID();
  const ending = new AbortController();
  let present: Promise<void> | undefined;
  const wake = () => {
    present ??= work({ runner, signal: ending.signal })
      .catch((error: unknown) => logger.error({ err: error }, 'the jobs could not be looked after; the next minute tries again'))
      .finally(() => (present = undefined));
  };
  const task = createTask(EVERY_MINUTE, wake, { name: 'jobs', suppressMissedWarning: true, logger: wordsOfCron(logger) });
  void task.start();
  wake();
  return {
    async stop() {
      ending.abort();
      await task.destroy();
      await present;
    },
  };
}

/** node-cron's own words, into our log; its daily chatter is left out. */
function wordsOfCron(logger: JobLogger) {
  const nothing = () => undefined;
  return {
    info: nothing,
    debug: nothing,
    warn: (message: string) => logger.warn({}, message),
    error: (message: string | Error, error?: Error) => logger.error({ err: error ?? message }, 'node-cron'),
  };
}
