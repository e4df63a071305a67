import { returnHandovers } from '../operations/return-handovers.ts';
import type { Job } from './job.ts';

/** Gives cases back to their curator on the first day after a temporary handover (временная передача дел). */
export const returnHandoversJob: Job = {
  name: 'returnHandovers',
  at: '00:05',
  each: 'region',
  work: returnHandovers,
};
