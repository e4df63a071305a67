import { type Doors, families, managers, only, others, same, staff } from './door.ts';

const officers = only(staff, 'head', 'council', 'integration');

/** Who sees a region's figures, and what was sent to it. */
const offices = same('figures', 'ministry', 'resourceCentre');
/** A provider's officers see the surveys that cover it; only the resource centre writes. */
const surveyors = { ...same('surveysOfUs', 'head', 'council', 'integration'), ...same('ownSurveys', 'resourceCentre') };

/** Quarterly reports, and a resource centre's surveys. A commission sees what was sent to it. */
export const reportAccess = {
  getQuarterlyReport: families({ ...officers, ...offices }),
  getQuarterlyReportAsWorkbook: families({ ...officers, ...offices }),
  getQuarterlyReportAsPaper: families({ ...officers, ...offices }),
  listFigureCases: families(officers),
  submitQuarterlyReport: families(managers),
  listSubmittedReports: families({ ...officers, commission: 'municipality', ...offices }),
  getSubmittedReport: families({ ...officers, commission: 'municipality', ...offices }),
  getSubmittedReportAsPaper: families({ ...officers, commission: 'municipality', ...offices }),
  getSubmittedReportAsWorkbook: families({ ...officers, commission: 'municipality', ...offices }),
  listSubmittedFigureCases: families(officers),
  listReportStandings: families({ ...officers, ...offices }),
  // No family is in a survey
  createSurvey: others(only(surveyors, 'resourceCentre')),
  listSurveys: others(surveyors),
  getSurvey: others(surveyors),
  closeSurvey: others(only(surveyors, 'resourceCentre')),
  recordSurveyResponses: others(only(surveyors, 'resourceCentre')),
  listSurveyResponses: others(only(surveyors, 'resourceCentre')),
  getSurveyResults: others(surveyors),
  getSurveyResultsAsTable: others(surveyors),
} as const satisfies Doors;
