import pg from 'pg';
import { step } from '../../../src/sandbox/progress.ts';
import type { Ask } from '../../child.ts';
import type { Options } from '../../options.ts';
import { inRounds, type Results } from '../../rounds.ts';
import { median } from '../../statistics.ts';
import type { Calls, DirectWay } from './calls.ts';
import type { Target } from './targets.ts';

/** The two safeties by themselves, without HTTP. */
export interface MeasuredParts {
  reads: Results<DirectWay, number>;
  recorder: { perSecond: number; accessesABatch: number };
  /** Under the requests of this run, when HTTP stood before the recorder. */
  accessesABatchUnderLoad: number;
  verifier: { records: number; faults: number; perSecond: number };
}

/** Measures reads, recorder and verifier each alone. */
export async function measureParts(options: Options, child: Ask<Calls>, targets: Target[], url: string): Promise<MeasuredParts> {
  const { connections, seconds, rounds } = options;
  const progress = (text: string) => process.stderr.write(`  ${text}\n`);
  const some = targets.slice(0, 2_000);
  const reads = await step('Measuring: reads without HTTP', () => inRounds(
    ['walled', 'passed', 'bare'], rounds, (way) => child('readDirectly', way, some, connections, seconds), progress));
  const records = await step('Measuring: the recorder alone', () => inRounds(
    ['alone'], rounds, () => child('recordDirectly', some, connections, seconds), progress));
  return {
    reads,
    recorder: { perSecond: median(records.alone), accessesABatch: await accessesABatch(url, `client_id = 'bench-direct'`) },
    accessesABatchUnderLoad: await accessesABatch(url, `client_id <> 'bench-direct' and operation like 'get%'`),
    verifier: await step('Measuring: the verifier', () => child('verify')),
  };
}

/** A batch is a transaction, and a row tells which one wrote it. */
async function accessesABatch(url: string, which: string): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ mean: number }>(
      `select count(*)::float / nullif(count(distinct xmin::text), 0) as mean from access_record where ${which}`);
    return rows[0]?.mean ?? 0;
  } finally {
    await client.end();
  }
}
