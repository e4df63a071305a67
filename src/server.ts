import { openAccesses } from './accesses.ts';
import { buildApp } from './app.ts';
import { keepHeapSmall } from './frugal-heap.ts';
import { runProcess } from './lifecycle.ts';
import { assertPortFree, listen } from './listen.ts';
import { openProcess } from './production.ts';
import { openStandby } from './standby.ts';
import { loadWebhookDesk } from './webhook-key.ts';

keepHeapSmall();
await runProcess(async (lifecycle) => {
  const deps = await openProcess('api', lifecycle);
  await assertPortFree(deps.config);
  const second = await openStandby(deps, lifecycle);
  const app = await buildApp({ ...deps, ...second, accesses: openAccesses(deps, lifecycle), webhooks: loadWebhookDesk(deps.config) });
  lifecycle.onEnd(() => app.close());
  const origin = await listen(app, deps.config);
  deps.logger.info({ origin }, 'the API is listening');
});
