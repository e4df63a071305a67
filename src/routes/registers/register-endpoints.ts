import type { FastifyPluginAsync } from 'fastify';
import { registerFileEndpoints } from './get-register-file.ts';
import { listRegisterEntriesEndpoint } from './list-register-entries.ts';
import { listRegistersEndpoint } from './list-registers.ts';

export const registerEndpoints: FastifyPluginAsync[] = [
  listRegistersEndpoint,
  listRegisterEntriesEndpoint,
  ...registerFileEndpoints,
];
