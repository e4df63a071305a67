import { perform } from '../../operations/perform.ts';
import { retryDelivery, testWebhook } from '../../operations/webhooks/read-webhooks.ts';
import { createEndpoint } from '../endpoint.ts';
import { closed } from '../schemas/closed.ts';
import { id, idParams } from '../schemas/ids.ts';
import { named } from '../schemas/named.ts';
import { deliveryBody, deliveryHeaders } from './webhook-replies.ts';
import { deliveryExample, WebhookDelivery } from './webhook-schema.ts';

const waiting = { ...deliveryExample, state: 'pending', attempts: 0, nextAttemptAt: '2026-03-02T09:00:01.000Z', lastAttemptAt: null, lastStatus: null };

export const testWebhookEndpoint = createEndpoint({
  operationId: 'testWebhook',
  url: '/v1/webhooks/:id/test',
  tag: 'webhooks',
  summary: 'Пробная отправка',
  description: 'Ставит на отправку сообщение `webhook.test`, которое ни о чём не сообщает. Чем она кончилась, скажет список отправок.',
  params: idParams('Идентификатор вебхука.'),
  body: named('NewWebhookTest', closed({}, { description: 'Пробная отправка: тело пустое.' })),
  reply: WebhookDelivery,
  examples: { body: {}, reply: { ...waiting, kind: 'webhook.test' } },
  async handle(ctx, { params: { id: webhookId } }) {
    return await perform(ctx, (tx) => testWebhook(tx, ctx, webhookId), (made) => ({
      status: 201,
      headers: deliveryHeaders(webhookId, made),
      body: deliveryBody(made),
    }));
  },
});

export const retryWebhookDeliveryEndpoint = createEndpoint({
  operationId: 'retryWebhookDelivery',
  url: '/v1/webhooks/:id/deliveries/:deliveryId/retry',
  tag: 'webhooks',
  summary: 'Повторить отправку',
  description: 'Отправляет событие, попытки которого кончились или ещё ждут, сразу и с новым запасом попыток.',
  params: closed({ id: id('Идентификатор вебхука.'), deliveryId: id('Идентификатор отправки.') }),
  body: named('NewWebhookRetry', closed({}, { description: 'Повтор отправки: тело пустое.' })),
  reply: WebhookDelivery,
  examples: { body: {}, reply: waiting },
  async handle(ctx, { params: { id: webhookId, deliveryId } }) {
    return await perform(ctx, (tx) => retryDelivery(tx, ctx, webhookId, deliveryId), (retried) => ({
      status: 201,
      headers: deliveryHeaders(webhookId, retried),
      body: deliveryBody(retried),
    }));
  },
});
