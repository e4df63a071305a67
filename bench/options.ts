import { parseArgs } from 'node:util';

/** How large and how long a run is. */
export interface Options {
  /** Cases in the database; made in whole providers of 100. */
  cases: number;
  /** Measured rounds; in each, every variant has one turn. One more round before them is not measured. */
  rounds: number;
  /** Length of a turn. */
  seconds: number;
  /** Connections that ask at the same time. */
  connections: number;
  /** Measure only operations whose name contains this; the suite `service` heeds it. */
  only: string;
  /** End with exit code 1 when a limit is missed. */
  check: boolean;
}

/** Something the person at the keyboard has to put right, or has ended; the message says it all. */
export class UsageError extends Error {
  override name = 'UsageError';
}

const flags = {
  cases: { type: 'string', default: '10000' },
  rounds: { type: 'string', default: '8' },
  seconds: { type: 'string', default: '1' },
  connections: { type: 'string', default: '64' },
  only: { type: 'string', default: '' },
  check: { type: 'boolean', default: false },
} as const;

/** The suite that was asked for, and the options of the run. @throws UsageError */
export function readOptions(args: readonly string[]): { suite: string | undefined; options: Options } {
  const { values, positionals } = parseArgs({ args: [...args], options: flags, allowPositionals: true });
  const options = {
    cases: wholeNumber('cases', values.cases), rounds: wholeNumber('rounds', values.rounds),
    seconds: positive('seconds', values.seconds), connections: wholeNumber('connections', values.connections), only: values.only, check: values.check,
  };
  return { suite: positionals[0], options };
}

function wholeNumber(name: string, given: string): number {
  const value = positive(name, given);
  if (!Number.isInteger(value)) throw new UsageError(`--${name}: ${given} is not a whole number`);
  return value;
}

function positive(name: string, given: string): number {
  const value = Number(given);
  if (!(value > 0)) throw new UsageError(`--${name}: ${given} is not a number above 0`);
  return value;
}
