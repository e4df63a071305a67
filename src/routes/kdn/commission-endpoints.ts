import type { FastifyPluginAsync } from 'fastify';
import { getCaseStatusEndpoint } from './get-case-status.ts';
import { getCommissionAgendaEndpoint } from './get-commission-agenda.ts';
import { getResolutionEndpoint } from './get-resolution.ts';
import { listCaseStatusesEndpoint } from './list-case-statuses.ts';
import { listResolutionsEndpoint } from './list-resolutions.ts';
import { lookUpCaseStatusesEndpoint } from './look-up-case-statuses.ts';
import { receiveResolutionEndpoint } from './receive-resolution.ts';

export const commissionEndpoints: FastifyPluginAsync[] = [
  listCaseStatusesEndpoint,
  getCaseStatusEndpoint,
  lookUpCaseStatusesEndpoint,
  receiveResolutionEndpoint,
  listResolutionsEndpoint,
  getResolutionEndpoint,
  getCommissionAgendaEndpoint,
];
