import { ConfigError } from './config.ts';
import { UnusableDatabase } from './db/database.ts';
import { errorForLog } from './log-serializers.ts';

/** Something the person who starts the service has to put right. The message is one line: what is wrong and what to do. */
export class StartFault extends Error {
  override name = 'StartFault';
}

/** Thrown out of a start that a signal cut short. Whatever else fails then is a consequence, so nothing is said about it. */
class Interrupted extends Error {}

/** What a process has opened, closed in reverse order when it ends. */
export interface Lifecycle {
  /** Registers how to close what was just opened. Throws when the end has been asked for meanwhile. */
  onEnd(close: () => Promise<void> | void): void;
  /** Registers what to do when a second signal forces the end; it must not wait. */
  onForce(act: () => void): void;
}

/** A process that does not end by itself within this many milliseconds after a signal is ended by force. */
const LONGEST_END = 40_000;
/** A terminal and npm both pass Ctrl-C on: what comes this soon after the first is the same key press. Milliseconds. */
const SAME_PRESS = 1_000;

/**
 * Runs a process: `start` opens things, then it serves until SIGINT, SIGTERM or SIGHUP, closes everything and exits 0. A second
 * signal forces the end. A start that fails closes what it had opened, says why in one line for each cause, and exits 1.
 */
export async function runProcess(start: (lifecycle: Lifecycle) => Promise<void>): Promise<void> {
  const closers: Array<() => Promise<void> | void> = [];
  const forcers: Array<() => void> = [];
  const ending = endingSignal(forcers);
  const lifecycle: Lifecycle = {
    onEnd(close) {
      closers.push(close);
      if (ending.asked()) throw new Interrupted();
    },
    onForce: (act) => void forcers.push(act),
  };
  const failed = await start(lifecycle).then(() => false, (error: unknown) => !ending.asked() && report(error));
  if (!failed) await ending.signal;
  const clean = await closeAll(closers);
  process.exit(failed || !clean ? 1 : 0);
}

function endingSignal(forcers: ReadonlyArray<() => void>) {
  let askedAt: number | undefined;
  let resolve: () => void;
  const signal = new Promise<void>((done) => (resolve = done));
  const force = (why: string) => {
    console.error(why);
    for (const act of forcers) act();
    process.exit(1);
  };
  const onSignal = () => {
    if (askedAt === undefined) {
      askedAt = performance.now();
      setTimeout(() => force('Stopping took too long; ended by force.'), LONGEST_END).unref();
      resolve();
    } else if (performance.now() - askedAt > SAME_PRESS) force('Ended by force.');
  };
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, onSignal);
  return { signal, asked: () => askedAt !== undefined };
}

async function closeAll(closers: ReadonlyArray<() => Promise<void> | void>): Promise<boolean> {
  let clean = true;
  for (const close of closers.toReversed()) {
    try {
      await close();
    } catch (error) {
      clean = false;
      console.error(`While stopping: ${(error as Error).message}`);
    }
  }
  return clean;
}

/** One line for what a person can put right, the whole stack for what they cannot. */
function report(error: unknown): true {
  const expected = error instanceof StartFault || error instanceof ConfigError || error instanceof UnusableDatabase;
  console.error(expected ? error.message : errorForLog(error));
  return true;
}
