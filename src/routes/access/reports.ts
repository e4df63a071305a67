import { type Doors, families, managers, only, staff } from './door.ts';

const officers = only(staff, 'head', 'council', 'integration');

/** Quarterly reports. A commission sees what was sent to it. */
export const reportAccess = {
  getQuarterlyReport: families({ ...officers, ministry: 'figures' }),
  getQuarterlyReportAsWorkbook: families({ ...officers, ministry: 'figures' }),
  listFigureCases: families(officers),
  submitQuarterlyReport: families(managers),
  listSubmittedReports: families({ ...officers, commission: 'municipality', ministry: 'figures' }),
  getSubmittedReport: families({ ...officers, commission: 'municipality', ministry: 'figures' }),
  listReportStandings: families({ ...officers, ministry: 'figures' }),
} as const satisfies Doors;
