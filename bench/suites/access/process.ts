import { headsIn } from '../../../src/audit-heads-file.ts';
import { verifyAccesses } from '../../../src/operations/verify-accesses.ts';
import { answerCalls } from '../../child.ts';
import type { Calls } from './calls.ts';
import { perSecond, readerOf, recorderOf } from './direct.ts';
import { type RunningService, runService } from './running-service.ts';
import type { Variant } from './variants.ts';

// The measured process: the service in every variant, each on a port of its own.

let running: RunningService | undefined;

function service(): RunningService {
  if (running === undefined) throw new Error('the service was not started');
  return running;
}

answerCalls<Calls>({
  async start(setup) {
    running = await runService(setup);
    const ports = Object.entries(running.apps).map(async ([name, app]) => [name, Number(new URL(await app.listen({ port: 0, host: '127.0.0.1' })).port)]);
    return Object.fromEntries(await Promise.all(ports)) as Record<Variant, number>;
  },
  tokens: async (grants) => grants.map((grant) => service().apps.full.signToken(grant)),
  async cpu() {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1_000_000;
  },
  readDirectly: (way, targets, callers, seconds) => perSecond(readerOf(service(), way), targets, callers, seconds),
  recordDirectly: (targets, callers, seconds) => perSecond(recorderOf(service()), targets, callers, seconds),
  async verify() {
    const { walled, auditKey, headsFile, recorder } = service();
    await recorder.exportHeads();
    const began = performance.now();
    const heads = await headsIn(headsFile);
    const { records, faults } = await verifyAccesses(walled, { keys: [auditKey], heads: heads(), report: ({ what }) => console.error(what) });
    return { records, faults, perSecond: records / (performance.now() - began) * 1000 };
  },
});
