import { step } from '../../../src/sandbox/progress.ts';
import type { Ask } from '../../child.ts';
import { type Asking, type Load, putLoad } from '../../load/load.ts';
import type { Options } from '../../options.ts';
import { inRounds, type Results } from '../../rounds.ts';
import type { Calls } from './calls.ts';
import { askingFor, type MeasuredOperation, operations } from './operations.ts';
import type { Targets } from './targets.ts';
import { type Slot, slots, type Variant, variantOf } from './variants.ts';

/** One turn of one variant. */
export interface Turn extends Load {
  /** Processor seconds of the service for 1000 requests. */
  cpuPerThousand: number;
}

export interface MeasuredRequests {
  operation: MeasuredOperation;
  turns: Results<Slot, Turn>;
}

/** What is asked, and of whom. */
interface Questions extends Targets {
  child: Ask<Calls>;
  ports: Record<Variant, number>;
  /** Today, for those who write. */
  on: string;
}

/** Puts every operation to every variant, in paired rounds. */
export async function measureRequests(options: Options, questions: Questions): Promise<MeasuredRequests[]> {
  const all: MeasuredRequests[] = [];
  for (const operation of operations) {
    const turns = await step(`Measuring: ${operation.name}`, () => measureOperation(options, questions, operation));
    all.push({ operation, turns });
  }
  return all;
}

async function measureOperation(
  options: Options, { child, ports, targets, grants, on }: Questions, operation: MeasuredOperation,
): Promise<Results<Slot, Turn>> {
  const tokens = await child('tokens', grants);
  const asking = askingFor(operation, targets, new Map(grants.map(({ clientId }, index) => [clientId, tokens[index] ?? ''])), on);
  const turn = (slot: Slot) => turnOf(child, ports[variantOf(slot)], options, asking);
  return await inRounds(slots, options.rounds, turn, (text) => process.stderr.write(`  ${text}\n`));
}

async function turnOf(child: Ask<Calls>, port: number, { connections, seconds }: Options, asking: Asking): Promise<Turn> {
  const before = await child('cpu');
  const load = await putLoad(port, connections, seconds, asking);
  return { ...load, cpuPerThousand: ((await child('cpu')) - before) / load.requests * 1000 };
}
