import type { FastifyInstance } from 'fastify';
import { RequestProblem } from '../request-problem.ts';
import type { SandboxControls } from './controls.ts';

/** While the demo is being loaded anew nobody is answered from a half of it; whether the process lives may still be asked. */
export function refuseWhileResetting(app: FastifyInstance, sandbox: SandboxControls): void {
  app.addHook('onRequest', async ({ url }) => {
    if (sandbox.isResetting() && !url.startsWith('/health')) throw new RequestProblem('unavailable', [], { 'retry-after': '5' });
  });
}
