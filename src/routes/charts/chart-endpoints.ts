import type { FastifyPluginAsync } from 'fastify';
import { getCaseTimelineChartEndpoint } from './get-case-timeline.ts';
import { getDynamicsChartEndpoint } from './get-dynamics-chart.ts';
import { getLoadChartEndpoint } from './get-load-chart.ts';

export const chartEndpoints: FastifyPluginAsync[] = [
  getCaseTimelineChartEndpoint,
  getLoadChartEndpoint,
  getDynamicsChartEndpoint,
];
