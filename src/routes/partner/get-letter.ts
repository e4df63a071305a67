import { getPartnerLetter } from '../../operations/partner/letters.ts';
import { listEndpoint } from '../endpoint.ts';
import { letterParams, letterView, PartnerLetter, partnerLetterExample } from './letter-schema.ts';

export const getPartnerLetterEndpoint = listEndpoint({
  operationId: 'getPartnerLetter',
  url: '/v1/partner/letters/:id',
  tag: 'partners',
  summary: 'Письмо организации',
  description: 'Одно письмо, направленное организации вызывающего; чужое — 404, как и то, которого нет.',
  params: letterParams,
  reply: PartnerLetter,
  examples: { reply: partnerLetterExample },
  async handle(ctx, { params }) {
    return { status: 200, body: letterView(await getPartnerLetter(ctx, params.id)) };
  },
});
