import { type Doors, families, only, same, staff } from './door.ts';

const officers = only(staff, 'head', 'council', 'integration');

/** Pictures show what their figures do: a case to its provider's staff, colleagues' loads to its officers, a region's quarters to its offices too. */
export const chartAccess = {
  getCaseTimelineChart: families(staff),
  getLoadChart: families(officers),
  getDynamicsChart: families({ ...officers, ...same('figures', 'ministry', 'resourceCentre') }),
} as const satisfies Doors;
