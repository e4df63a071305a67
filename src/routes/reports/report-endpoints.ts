import type { FastifyPluginAsync } from 'fastify';
import { getQuarterlyPaperEndpoint } from './get-quarterly-paper.ts';
import { getQuarterlyReportEndpoint } from './get-quarterly-report.ts';
import { getQuarterlyWorkbookEndpoint } from './get-quarterly-workbook.ts';
import { getSubmittedPaperEndpoint } from './get-submitted-paper.ts';
import { getSubmittedReportEndpoint } from './get-submitted-report.ts';
import { getSubmittedWorkbookEndpoint } from './get-submitted-workbook.ts';
import { listFigureCasesEndpoint } from './list-figure-cases.ts';
import { listReportStandingsEndpoint } from './list-report-standings.ts';
import { listSubmittedFigureCasesEndpoint } from './list-submitted-figure-cases.ts';
import { listSubmittedReportsEndpoint } from './list-submitted-reports.ts';
import { submitReportEndpoint } from './submit-report.ts';

export const reportEndpoints: FastifyPluginAsync[] = [
  getQuarterlyReportEndpoint,
  getQuarterlyWorkbookEndpoint,
  getQuarterlyPaperEndpoint,
  listFigureCasesEndpoint,
  submitReportEndpoint,
  listSubmittedReportsEndpoint,
  getSubmittedReportEndpoint,
  getSubmittedPaperEndpoint,
  getSubmittedWorkbookEndpoint,
  listSubmittedFigureCasesEndpoint,
  listReportStandingsEndpoint,
];
