import { answerCalls } from '../../child.ts';
import { BareService } from './bare/service.ts';
import type { BareCalls } from './calls.ts';
import { watchUsage } from './usage.ts';

// The process that the service is compared with.

let bare: BareService | undefined;

answerCalls<BareCalls>({
  async start({ url }) {
    bare = new BareService(url);
    return await bare.listen();
  },
  async take(name, template) {
    bare?.take(name, template);
  },
  usage: watchUsage(),
});
