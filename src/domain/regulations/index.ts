import { base } from './base.ts';
import { tatarstan2017 } from './data/tatarstan-2017.ts';
import type { RegulationSource } from './regulation.ts';

/** Every regulation that the service brings along. Adding a region is adding its file here. */
export const shippedRegulations: readonly RegulationSource[] = [base, tatarstan2017];
