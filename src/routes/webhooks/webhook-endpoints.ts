import type { FastifyPluginAsync } from 'fastify';
import { createWebhookEndpoint, updateWebhookEndpoint, deleteWebhookEndpoint, rotateWebhookSecretEndpoint, replayWebhookEndpoint } from './change-webhooks.ts';
import { listEventTypesEndpoint } from './list-event-types.ts';
import { listWebhooksEndpoint, getWebhookEndpoint, listWebhookDeliveriesEndpoint } from './read-webhooks.ts';
import { testWebhookEndpoint, retryWebhookDeliveryEndpoint } from './try-webhooks.ts';

export const webhookEndpoints: FastifyPluginAsync[] = [
  listEventTypesEndpoint,
  listWebhooksEndpoint,
  getWebhookEndpoint,
  createWebhookEndpoint,
  updateWebhookEndpoint,
  deleteWebhookEndpoint,
  rotateWebhookSecretEndpoint,
  testWebhookEndpoint,
  replayWebhookEndpoint,
  listWebhookDeliveriesEndpoint,
  retryWebhookDeliveryEndpoint,
];
