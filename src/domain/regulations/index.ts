import { base } from './base.ts';
import { azov2017 } from './data/azov-2017.ts';
import { chelyabinsk2022 } from './data/chelyabinsk-2022.ts';
import { magadan2017 } from './data/magadan-2017.ts';
import { tatarstan2017 } from './data/tatarstan-2017.ts';
import { valuyki } from './data/valuyki.ts';
import type { RegulationSource } from './regulation.ts';

/** Every regulation that the service brings along. Adding a region is adding its file here. */
export const shippedRegulations: readonly RegulationSource[] = [
  base, magadan2017, chelyabinsk2022, tatarstan2017, azov2017, valuyki,
];
