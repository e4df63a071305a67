import type { FastifyPluginAsync } from 'fastify';
import { answerPartnerLetterEndpoint } from './answer-letter.ts';
import { confirmPartnerProgrammeEndpoint } from './confirm-programme.ts';
import { getPartnerLetterEndpoint } from './get-letter.ts';
import { getPartnerMeasureEndpoint } from './get-measure.ts';
import { getPartnerProgrammeEndpoint } from './get-programme.ts';
import { listPartnerLettersEndpoint } from './list-letters.ts';
import { listPartnerMeasuresEndpoint } from './list-measures.ts';
import { listPartnerProgrammesEndpoint } from './list-programmes.ts';
import { markPartnerMeasureEndpoint } from './mark-measure.ts';
import { reportPartnerMeasureEndpoint } from './report-measure.ts';

export const partnerEndpoints: FastifyPluginAsync[] = [
  listPartnerMeasuresEndpoint,
  getPartnerMeasureEndpoint,
  markPartnerMeasureEndpoint,
  reportPartnerMeasureEndpoint,
  listPartnerProgrammesEndpoint,
  getPartnerProgrammeEndpoint,
  confirmPartnerProgrammeEndpoint,
  listPartnerLettersEndpoint,
  getPartnerLetterEndpoint,
  answerPartnerLetterEndpoint,
];
