import { watchOrganisations } from '../operations/watch-organisations.ts';
import type { Job } from './job.ts';

/** Alerts about organisations and their specialists: curators over their limits, quarterly reports to be sent. */
export const watchOrganisationsJob: Job = {
  name: 'watchOrganisations',
  at: '00:05',
  each: 'region',
  async work(ctx) {
    await watchOrganisations(ctx);
    return [];
  },
};
