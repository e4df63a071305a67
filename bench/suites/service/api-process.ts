import { keepHeapSmall } from '../../../src/frugal-heap.ts';
import { answerCalls } from '../../child.ts';
import { runService } from '../access/running-service.ts';
import type { ApiCalls } from './calls.ts';
import { watchUsage } from './usage.ts';

// The measured process: the API with everything that production has, and nothing else.

keepHeapSmall();

let app: Awaited<ReturnType<typeof runService>>['apps']['full'] | undefined;

function running() {
  if (app === undefined) throw new Error('the service was not started');
  return app;
}

answerCalls<ApiCalls>({
  async start(setup) {
    ({ apps: { full: app } } = await runService(setup, ['full']));
    return Number(new URL(await app.listen({ port: 0, host: '127.0.0.1' })).port);
  },
  tokens: async (grants) => grants.map((grant) => running().signToken(grant)),
  document: async () => JSON.stringify(running().swagger()),
  usage: watchUsage(),
});
