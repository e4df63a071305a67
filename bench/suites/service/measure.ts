import { step } from '../../../src/sandbox/progress.ts';
import type { Ask } from '../../child.ts';
import type { DurableServer } from '../../durable-server.ts';
import { type Load, putLoad } from '../../load/load.ts';
import type { Options } from '../../options.ts';
import { inRounds, type Results } from '../../rounds.ts';
import { type Material, Requests, type Side } from './asking.ts';
import type { ApiCalls, BareCalls, Usage } from './calls.ts';
import { type ServiceOperation, serviceOperations } from './operations.ts';
import { averageLength, type Sampler } from './sampling.ts';
import { perSecondAlone } from './sql-alone.ts';
import { learnWrite } from './writing.ts';

/** `again` is the service once more: how far it differs from itself is the noise. */
export const slots = ['service', 'again', 'bare'] as const;
export type Slot = (typeof slots)[number];

export interface Turn extends Load, Usage {
  /** Processor time of the database, in seconds. */
  databaseCpu: number;
}

/** What was measured of one operation. */
export interface MeasuredOperation {
  name: string;
  turns: Results<Slot, Turn>;
  /** Bytes of an answer. */
  bytes: Record<Side, number>;
  /** Statements a second, by themselves; absent for a write. */
  alone?: number;
}

/** Both sides, running. */
export interface Stage {
  server: DurableServer;
  service: Ask<ApiCalls>;
  bare: Ask<BareCalls>;
  ports: Record<Side, number>;
  material: Material;
  sampler: Sampler;
  /** Processor time that the database has used so far, in seconds. */
  databaseCpu: () => Promise<number>;
}

/** Measures one operation after another, all sides of it in paired rounds. */
export async function measureOperations(options: Options, stage: Stage): Promise<MeasuredOperation[]> {
  const measured: MeasuredOperation[] = [];
  for (const operation of serviceOperations.filter(({ name }) => name.includes(options.only))) {
    measured.push(await step(`Measuring: ${operation.name}`, () => measureOperation(options, stage, operation)));
  }
  return measured;
}

async function measureOperation(options: Options, stage: Stage, operation: ServiceOperation): Promise<MeasuredOperation> {
  const { server, ports, material, sampler } = stage;
  const requests = new Requests(operation, material);
  const tokens = await tokensFor(stage);
  const asking = { service: requests.asking('service', tokens), bare: requests.asking('bare', tokens) };
  if (operation.adds !== undefined) {
    const send = (asked: ReturnType<Requests['next']>) => operation.service(asked, { authorization: `Bearer ${tokens.get(asked.head)}` });
    await stage.bare('take', operation.adds.name, await learnWrite(server.url, ports.service, operation, requests, send));
  }
  const bytes = { service: await sampler.sample(operation, ports.service, asking.service), bare: await averageLength(ports.bare, asking.bare) };
  const turn = (slot: Slot) => turnOf(options, stage, slot === 'bare' ? 'bare' : 'service', asking);
  const turns = await inRounds(slots, options.rounds, turn, (text) => process.stderr.write(`  ${text}\n`));
  const alone = operation.alone === undefined ? {} : { alone: await perSecondAlone(server, operation.alone, material.running.length, options) };
  return { name: operation.name, turns, bytes, ...alone };
}

async function tokensFor({ service, material: { grants, commission } }: Stage): Promise<Map<string, string>> {
  const all = [...grants, commission];
  const tokens = await service('tokens', all);
  return new Map(all.map(({ clientId }, place) => [clientId, tokens[place] ?? '']));
}

async function turnOf(
  { connections, seconds }: Options, { service, bare, ports, databaseCpu }: Stage, side: Side, asking: Record<Side, ReturnType<Requests['asking']>>,
): Promise<Turn> {
  const usage = () => (side === 'bare' ? bare('usage') : service('usage'));
  await usage();
  const before = await databaseCpu();
  const load = await putLoad(ports[side], connections, seconds, asking[side]);
  return { ...load, ...await usage(), databaseCpu: await databaseCpu() - before };
}
