import { getNonProfit, versionOf } from '../../operations/indicators/non-profit-partners.ts';
import { readEndpoint } from '../endpoint.ts';
import { entityTag } from '../entity-tag.ts';
import { idParams } from '../schemas/ids.ts';
import { NonProfitPartner, nonProfitExample, nonProfitView } from './non-profit-schema.ts';

export const getNonProfitPartnerEndpoint = readEndpoint({
  operationId: 'getNonProfitPartner',
  url: '/v1/non-profit-partners/:id',
  tag: 'indicators',
  summary: 'Привлечённая НКО',
  description: 'Одна запись о некоммерческой организации, которую привлёк организатор.',
  params: idParams('Запись о привлечённой НКО.'),
  reply: NonProfitPartner,
  examples: { reply: nonProfitExample },
  async handle(ctx, { params }) {
    const partner = await getNonProfit(ctx, params.id);
    return { status: 200, headers: { etag: entityTag(versionOf(partner)) }, body: nonProfitView(partner) };
  },
});
