import { endNonProfit, versionOf } from '../../operations/indicators/non-profit-partners.ts';
import { perform } from '../../operations/perform.ts';
import { createEndpoint } from '../endpoint.ts';
import { entityTag } from '../entity-tag.ts';
import { idParams } from '../schemas/ids.ts';
import { NewEnd, newEndExample } from '../schemas/record.ts';
import { NonProfitPartner, nonProfitExample, nonProfitView } from './non-profit-schema.ts';

export const endNonProfitPartnerEndpoint = createEndpoint({
  operationId: 'endNonProfitPartner',
  url: '/v1/non-profit-partners/:id/ends',
  tag: 'indicators',
  summary: 'Окончить участие НКО',
  description: 'Последний день участия или, с `mistaken`, аннулирование ошибочной записи. Если организация вернулась, её вносят заново.',
  params: idParams('Запись о привлечённой НКО.'),
  body: NewEnd,
  reply: NonProfitPartner,
  examples: { body: newEndExample, reply: { ...nonProfitExample, engagedUntil: newEndExample.date, endReason: newEndExample.reason } },
  async handle(ctx, { params, body }) {
    return await perform(ctx, (tx) => endNonProfit(tx, ctx, params.id, body), (made) => ({
      status: 201, headers: { etag: entityTag(versionOf(made)), location: `/v1/non-profit-partners/${made.id}` }, body: nonProfitView(made),
    }));
  },
});
