import { advanceCasesJob } from './advance-cases.ts';
import { cleanUpJob } from './clean-up.ts';
import type { Job } from './job.ts';
import { recalculateDatesJob } from './recalculate-dates.ts';
import { returnHandoversJob } from './return-handovers.ts';
import { runDueJobs, type ServiceRunnerDeps } from './runner.ts';
import { schedulePostSupportChecksJob } from './schedule-post-support-checks.ts';
import { turnAlertsJob } from './turn-alerts.ts';
import { watchOrganisationsJob } from './watch-organisations.ts';
import { type Alarm, wakeUp } from './wake-up.ts';

/** Everything that runs by itself. Runs that fall due together are done in this order. */
export const schedule: readonly Job[] = [
  recalculateDatesJob, advanceCasesJob, schedulePostSupportChecksJob, returnHandoversJob, turnAlertsJob, watchOrganisationsJob, cleanUpJob,
];

/**
 * Looks for due runs at once and then every minute, until stopped. `stop` gives back the run at hand and waits for that.
 */
export function startJobs(deps: ServiceRunnerDeps): Alarm {
  return wakeUp(deps.logger, (options) => runDueJobs(deps, schedule, options));
}
