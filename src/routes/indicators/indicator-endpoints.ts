import type { FastifyPluginAsync } from 'fastify';
import { getIndicatorPaperEndpoint } from './get-indicator-paper.ts';
import { getIndicatorWorkbookEndpoint } from './get-indicator-workbook.ts';
import { getIndicatorsEndpoint } from './get-indicators.ts';
import { listIndicatorCasesEndpoint } from './list-indicator-cases.ts';

export const indicatorEndpoints: FastifyPluginAsync[] = [
  getIndicatorsEndpoint,
  getIndicatorWorkbookEndpoint,
  getIndicatorPaperEndpoint,
  listIndicatorCasesEndpoint,
];
