import type { Closing } from './closing.ts';
import type { Options } from './options.ts';

/** One thing that can be measured: a file in `bench/suites`, named in `bench/suites/index.ts`. */
export interface Suite {
  /** What is typed after `npm run bench --`. */
  name: string;
  /** One line. */
  about: string;
  /** Measures; what it opens it hands to `closing`. */
  run(options: Options, closing: Closing): Promise<Report>;
}

/** What a run has found. */
export interface Report {
  title: string;
  /** Where and how it was measured. */
  surroundings: Record<string, string | number>;
  tables: Table[];
  limits: Limit[];
  /** Everything that was measured, for the JSON file. */
  samples: unknown;
}

export interface Table {
  title: string;
  columns: string[];
  rows: string[][];
}

/** A promise about a measured ratio: what it must reach, or must not exceed. */
export type Limit = { what: string; measured: number } & ({ atLeast: number } | { atMost: number });
