import type { FastifyPluginAsync } from 'fastify';
import { perform } from '../../operations/perform.ts';
import { deleteWebhook, replayWebhook, rotateWebhookSecret, updateWebhook } from '../../operations/webhooks/change-webhook.ts';
import { createWebhook } from '../../operations/webhooks/create-webhook.ts';
import { changeEndpoint, createEndpoint, removeEndpoint } from '../endpoint.ts';
import { entityTag } from '../entity-tag.ts';
import { idParams } from '../schemas/ids.ts';
import { endOfFormer } from './secret-end.ts';
import { performWithWebhookSecret } from './secret-of-webhook.ts';
import { madeHeaders, webhookTag } from './webhook-replies.ts';
import {
  NewWebhook, NewWebhookSecret, Webhook, WebhookChanges, webhookExample, WebhookReplay, webhookSecretExample, WebhookWithSecret,
} from './webhook-schema.ts';

const params = idParams('Идентификатор вебхука.');
const { url, kinds, description } = webhookExample;

/** What seals the secrets, the app is told: so these endpoints are made in it. */
export const createWebhookEndpoint: FastifyPluginAsync = async (app, options) => {
  const { webhooks } = app.surroundings;
  await createEndpoint({
    operationId: 'createWebhook',
    url: '/v1/webhooks',
    tag: 'webhooks',
    summary: 'Завести вебхук',
    description:
      'Заводит адрес, которому служба сообщает о событиях своей области видимости по спецификации Standard Webhooks 1.0: только виды событий, '
      + 'идентификаторы и коды, без персональных данных. Секрет подписи показывается один раз.',
    body: NewWebhook,
    reply: WebhookWithSecret,
    examples: { body: { url, kinds, description }, reply: { ...webhookExample, secret: webhookSecretExample } },
    async handle(ctx, { body }) {
      return await performWithWebhookSecret(ctx, (tx, secret) => createWebhook(tx, ctx, webhooks, body, secret));
    },
  })(app, options);
};

export const updateWebhookEndpoint: FastifyPluginAsync = async (app, options) => {
  const { webhooks } = app.surroundings;
  await changeEndpoint({
    operationId: 'updateWebhook',
    url: '/v1/webhooks/:id',
    tag: 'webhooks',
    summary: 'Изменить вебхук',
    description:
      'Меняет адрес и виды событий, приостанавливает и снова включает. Приостановленному события копятся; отключённому службой — нет: '
      + 'после включения запросите повтор с `disabledAt`.',
    params,
    body: WebhookChanges,
    reply: Webhook,
    examples: { body: { state: 'paused' }, reply: { ...webhookExample, state: 'paused', version: 2 } },
    async handle(ctx, { params: { id }, body: changes, expectedVersion }) {
      return await perform(ctx, (tx) => updateWebhook(tx, ctx, webhooks, { id, expectedVersion, changes }), (changed) => ({
        status: 200,
        headers: { etag: entityTag(changed.version) },
        body: changed,
      }));
    },
  })(app, options);
};

export const rotateWebhookSecretEndpoint: FastifyPluginAsync = async (app, options) => {
  const { webhooks } = app.surroundings;
  await createEndpoint({
    operationId: 'rotateWebhookSecret',
    url: '/v1/webhooks/:id/secret',
    tag: 'webhooks',
    summary: 'Заменить секрет вебхука',
    description:
      'Даёт новый секрет и показывает его один раз. До `oldValidUntil` каждое сообщение подписано обоими секретами (две подписи `v1,` через пробел).',
    params,
    body: NewWebhookSecret,
    reply: WebhookWithSecret,
    examples: {
      body: { oldValidUntil: '2026-03-04T09:00:00.000Z' },
      reply: { ...webhookExample, previousSecretValidUntil: '2026-03-04T09:00:00.000Z', version: 2, secret: webhookSecretExample },
    },
    async handle(ctx, { params: { id }, body }) {
      const oldValidUntil = endOfFormer(body.oldValidUntil, ctx.clock.now());
      return await performWithWebhookSecret(ctx, (tx, secret) => rotateWebhookSecret(tx, ctx, webhooks, { id, secret, oldValidUntil }));
    },
  })(app, options);
};

export const deleteWebhookEndpoint = removeEndpoint({
  operationId: 'deleteWebhook',
  url: '/v1/webhooks/:id',
  tag: 'webhooks',
  summary: 'Удалить вебхук',
  description: 'Удаляет вебхук вместе с его отправками и отвечает тем, что удалено. Что уже отправляется, может ещё прийти.',
  params,
  reply: Webhook,
  examples: { reply: webhookExample },
  async handle(ctx, { params: { id } }) {
    return await perform(ctx, (tx) => deleteWebhook(tx, ctx, id), (body) => ({ status: 200, body }));
  },
});

export const replayWebhookEndpoint = createEndpoint({
  operationId: 'replayWebhook',
  url: '/v1/webhooks/:id/replay',
  tag: 'webhooks',
  summary: 'Повторить события',
  description:
    'Отправляет события с указанного времени ещё раз, с прежними `webhook-id`, и те, которых вебхук не получал. Повтор начинается через секунду-другую.',
  params,
  body: WebhookReplay,
  reply: Webhook,
  examples: { body: { since: '2026-03-01T00:00:00.000Z' }, reply: { ...webhookExample, replaySince: '2026-03-01T00:00:00.000Z' } },
  async handle(ctx, { params: { id }, body: { since } }) {
    return await perform(ctx, (tx) => replayWebhook(tx, ctx, id, since), (asked) => ({
      status: 201,
      headers: { ...madeHeaders(asked), etag: webhookTag(asked) },
      body: asked,
    }));
  },
});
