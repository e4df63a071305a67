import { turnRegionAlerts } from '../operations/turn-region-alerts.ts';
import type { Job } from './job.ts';

/** Raises the alerts that fall due, ends those that another takes over from. */
export const turnAlertsJob: Job = {
  name: 'turnAlerts',
  at: '00:05',
  each: 'region',
  async work(ctx) {
    await turnRegionAlerts(ctx);
    return [];
  },
};
