import { getWebhook, listDeliveries, listWebhooks } from '../../operations/webhooks/read-webhooks.ts';
import { Type } from 'typebox';
import { listEndpoint, readEndpoint } from '../endpoint.ts';
import { listReply, pageRequest } from '../paging.ts';
import { choice } from '../schemas/choice.ts';
import { closed } from '../schemas/closed.ts';
import { idParams } from '../schemas/ids.ts';
import { named } from '../schemas/named.ts';
import { listOf, pagingQuery } from '../schemas/paging.ts';
import { deliveryBody, webhookTag } from './webhook-replies.ts';
import { deliveryExample, Webhook, WebhookDelivery, webhookExample } from './webhook-schema.ts';

export const listWebhooksEndpoint = listEndpoint({
  operationId: 'listWebhooks',
  url: '/v1/webhooks',
  tag: 'webhooks',
  summary: 'Вебхуки',
  description: 'Вебхуки своей области видимости (организации, муниципального образования, соисполнителя или региона), кто бы из её клиентов их ни завёл.',
  query: closed(pagingQuery),
  reply: named('WebhookList', listOf(Webhook)),
  examples: { reply: { items: [webhookExample], nextCursor: null } },
  async handle(ctx, { query, url }) {
    return listReply(await listWebhooks(ctx, pageRequest(query, ['id'], url)), url);
  },
});

export const getWebhookEndpoint = readEndpoint({
  operationId: 'getWebhook',
  url: '/v1/webhooks/:id',
  tag: 'webhooks',
  summary: 'Вебхук',
  description: 'Один вебхук и его состояние; секрета здесь нет.',
  params: idParams('Идентификатор вебхука.'),
  reply: Webhook,
  examples: { reply: webhookExample },
  async handle(ctx, { params: { id } }) {
    const webhook = await getWebhook(ctx, id);
    return { status: 200, headers: { etag: webhookTag(webhook) }, body: webhook };
  },
});

export const listWebhookDeliveriesEndpoint = listEndpoint({
  operationId: 'listWebhookDeliveries',
  url: '/v1/webhooks/:id/deliveries',
  tag: 'webhooks',
  summary: 'Отправки вебхука',
  description: 'Отправки за последние 30 суток, новые сначала; `state=failed` — те, попытки которых кончились.',
  params: idParams('Идентификатор вебхука.'),
  query: closed({
    ...pagingQuery,
    state: Type.Optional(choice(['pending', 'delivered', 'failed'], { description: 'Только в этом состоянии.' })),
  }),
  reply: named('WebhookDeliveryList', listOf(WebhookDelivery)),
  examples: { reply: { items: [deliveryExample], nextCursor: null } },
  async handle(ctx, { params: { id }, query, url }) {
    const { items, ...page } = await listDeliveries(ctx, id, query.state, pageRequest(query, ['instant', 'id'], url));
    return listReply({ ...page, items: items.map(deliveryBody) }, url);
  },
});
