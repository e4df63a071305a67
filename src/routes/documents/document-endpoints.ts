import type { FastifyPluginAsync } from 'fastify';
import { getDocumentEndpoint } from './get-document.ts';
import { getDocumentContentEndpoint } from './get-document-content.ts';
import { issueDocumentEndpoint } from './issue-document.ts';
import { listDocumentsEndpoint } from './list-documents.ts';

export const documentEndpoints: FastifyPluginAsync[] = [
  issueDocumentEndpoint,
  listDocumentsEndpoint,
  getDocumentEndpoint,
  getDocumentContentEndpoint,
];
