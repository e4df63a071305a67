import { type Doors, families, managers, only, others, same, staff, staffRoles } from './door.ts';

const officers = only(staff, 'head', 'council', 'integration');
const counting = { ...officers, ministry: 'figures', resourceCentre: 'figures' } as const;
/** A curator, too, looks for whom to involve, and who has learned what. */
const colleagues = same('organisation', ...staffRoles);

/** Target indicators, and what they count beside cases: training, non-profit organisations, volunteers. */
export const indicatorAccess = {
  getIndicators: families(counting),
  getIndicatorsAsWorkbook: families(counting),
  getIndicatorsAsPdf: families(counting),
  listIndicatorCases: families(officers),
  createTraining: others(managers),
  listTrainings: others(colleagues),
  getTraining: others(colleagues),
  annulTraining: others(managers),
  createNonProfitPartner: others(managers),
  listNonProfitPartners: others(colleagues),
  getNonProfitPartner: others(colleagues),
  endNonProfitPartner: others(managers),
  createVolunteer: others(managers),
  listVolunteers: others(colleagues),
  getVolunteer: others(colleagues),
  trainVolunteer: others(managers),
  endVolunteer: others(managers),
  eraseVolunteer: others(managers),
} as const satisfies Doors;
