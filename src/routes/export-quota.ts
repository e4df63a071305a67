import type { FastifyRequest } from 'fastify';
import { ExportsUsedUp, withinExportQuota } from '../operations/export-quota.ts';
import { RequestProblem } from './request-problem.ts';
import './surroundings.ts';

/**
 * Carries out an export within the caller's daily quota.
 * @throws RequestProblem export-quota-used, with Retry-After until midnight UTC
 */
export async function asExport<T>(request: FastifyRequest, work: () => Promise<T>): Promise<T> {
  const { caller, server: { surroundings } } = request;
  if (caller === null) throw new RequestProblem('unauthenticated');
  try {
    return await withinExportQuota(surroundings, caller.clientId, surroundings.exportsPerDay, work);
  } catch (error) {
    if (!(error instanceof ExportsUsedUp)) throw error;
    throw new RequestProblem('export-quota-used', [], { 'retry-after': String(error.secondsLeft) });
  }
}
