import { readdir, readFile } from 'node:fs/promises';
import type { MeasuredOperation } from './measure.ts';
import { p99Of } from './report.ts';

const results = new URL('../../results/', import.meta.url);
/** A run counts as small up to so many cases. */
const SMALL = 10_000;

/** The slowest hundredth of each operation in an earlier, small run. */
export interface Earlier {
  cases: number;
  p99: Map<string, number>;
}

interface Kept {
  surroundings: Record<string, unknown>;
  samples: { cases: number; operations: MeasuredOperation[] };
}

/** The latest run over few cases on this machine with the same load, for a run over more to be held against. */
export async function earlierSmallRun(cases: number, surroundings: Record<string, string | number>): Promise<Earlier | undefined> {
  if (cases <= SMALL) return undefined;
  const files = (await readdir(results)).filter((name) => /^service-.*\.json$/.test(name)).toSorted().toReversed();
  for (const file of files) {
    const { surroundings: then, samples } = JSON.parse(await readFile(new URL(file, results), 'utf8')) as Kept;
    const isAlike = (['processors', 'software', 'load'] as const).every((what) => then[what] === surroundings[what]);
    if (isAlike && samples.cases <= SMALL) return { cases: samples.cases, p99: new Map(samples.operations.map((one) => [one.name, p99Of(one)])) };
  }
  return undefined;
}
