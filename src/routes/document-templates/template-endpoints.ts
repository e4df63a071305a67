import type { FastifyPluginAsync } from 'fastify';
import { putDocumentTemplateEndpoint } from './put-template.ts';
import { listDocumentTemplatesEndpoint, listDocumentTemplateFieldsEndpoint, getDocumentTemplateContentEndpoint } from './read-templates.ts';
import { removeDocumentTemplateEndpoint } from './remove-template.ts';

export const templateEndpoints: FastifyPluginAsync[] = [
  listDocumentTemplatesEndpoint,
  listDocumentTemplateFieldsEndpoint,
  getDocumentTemplateContentEndpoint,
  putDocumentTemplateEndpoint,
  removeDocumentTemplateEndpoint,
];
