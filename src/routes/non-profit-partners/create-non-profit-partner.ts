import { createNonProfit, versionOf } from '../../operations/indicators/non-profit-partners.ts';
import { perform } from '../../operations/perform.ts';
import { createEndpoint } from '../endpoint.ts';
import { entityTag } from '../entity-tag.ts';
import { NewNonProfitPartner, newNonProfitExample, NonProfitPartner, nonProfitExample, nonProfitView } from './non-profit-schema.ts';

export const createNonProfitPartnerEndpoint = createEndpoint({
  operationId: 'createNonProfitPartner',
  url: '/v1/non-profit-partners',
  tag: 'indicators',
  summary: 'Внести привлечённую НКО',
  description:
    'Некоммерческая организация, которую организатор привлёк к решению проблем детей и семей. Индикатор считает её в регионе один раз: по справочнику, '
    + 'ОГРН или ИНН, а без них по наименованию.',
  body: NewNonProfitPartner,
  reply: NonProfitPartner,
  examples: { body: newNonProfitExample, reply: nonProfitExample },
  async handle(ctx, { body }) {
    return await perform(ctx, (tx) => createNonProfit(tx, ctx, body), (made) => ({
      status: 201, headers: { etag: entityTag(versionOf(made)), location: `/v1/non-profit-partners/${made.id}` }, body: nonProfitView(made),
    }));
  },
});
