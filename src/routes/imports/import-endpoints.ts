import type { FastifyPluginAsync } from 'fastify';
import { cancelImportEndpoint } from './cancel-import.ts';
import { continueImportEndpoint } from './continue-import.ts';
import { createImportEndpoint } from './create-import.ts';
import { getImportEndpoint } from './get-import.ts';
import { listImportResultsEndpoint } from './list-import-results.ts';
import { listImportsEndpoint } from './list-imports.ts';

export const importEndpoints: FastifyPluginAsync[] = [
  createImportEndpoint,
  continueImportEndpoint,
  listImportsEndpoint,
  getImportEndpoint,
  listImportResultsEndpoint,
  cancelImportEndpoint,
];
