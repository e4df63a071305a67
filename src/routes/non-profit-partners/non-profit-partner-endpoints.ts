import type { FastifyPluginAsync } from 'fastify';
import { createNonProfitPartnerEndpoint } from './create-non-profit-partner.ts';
import { endNonProfitPartnerEndpoint } from './end-non-profit-partner.ts';
import { getNonProfitPartnerEndpoint } from './get-non-profit-partner.ts';
import { listNonProfitPartnersEndpoint } from './list-non-profit-partners.ts';

export const nonProfitPartnerEndpoints: FastifyPluginAsync[] = [
  createNonProfitPartnerEndpoint,
  listNonProfitPartnersEndpoint,
  getNonProfitPartnerEndpoint,
  endNonProfitPartnerEndpoint,
];
