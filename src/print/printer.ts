import { Worker } from 'node:worker_threads';
import type { PrintResults, PrintTask } from './task.ts';

/** Threads that print; the second starts when the first is busy. Each holds its fonts and about 100 MB. */
const MOST_WORKERS = 2;
/** A paper that takes longer is a defect, and its thread is given up. */
const LONGEST = 60_000;
const MEMORY_MB = 512;

interface Waiting {
  settle(result: unknown): void;
  fail(error: Error): void;
}

interface Press {
  worker: Worker;
  waiting: Map<number, Waiting>;
}

const presses: Press[] = [];
let lastId = 0;

/**
 * Carries one task out in a thread beside the one that answers requests.
 * @param longest milliseconds that it may take, the wait for its thread included
 * @throws Error when it fails, which is a defect
 */
export async function print<K extends PrintTask['kind']>(task: Extract<PrintTask, { kind: K }>, longest = LONGEST): Promise<PrintResults[K]> {
  const press = freePress();
  const id = ++lastId;
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise<PrintResults[K]>((settle, fail) => {
      press.waiting.set(id, { settle, fail });
      timer = setTimeout(() => void press.worker.terminate(), longest);
      // A thread with work keeps the process; an idle one does not.
      press.worker.ref();
      press.worker.postMessage({ id, task });
    });
  } finally {
    clearTimeout(timer);
    press.waiting.delete(id);
    if (press.waiting.size === 0) press.worker.unref();
  }
}

function freePress(): Press {
  const least = [...presses].sort((one, other) => one.waiting.size - other.waiting.size)[0];
  return least === undefined || (least.waiting.size > 0 && presses.length < MOST_WORKERS) ? newPress() : least;
}

function newPress(): Press {
  const worker = startWorker();
  const press: Press = { worker, waiting: new Map() };
  worker.on('message', ({ id, result, error }: { id: number; result?: unknown; error?: string }) => {
    const waiting = press.waiting.get(id);
    if (error === undefined) waiting?.settle(result);
    else waiting?.fail(new Error(error));
  });
  worker.on('error', (error) => giveUp(press, error));
  worker.on('exit', () => giveUp(press, new Error('The printing thread has ended')));
  worker.unref();
  presses.push(press);
  return press;
}

function startWorker(): Worker {
  const { url } = import.meta;
  const resourceLimits = { maxOldGenerationSizeMb: MEMORY_MB };
  if (!url.endsWith('.ts')) return new Worker(new URL('./worker.js', url), { resourceLimits });
  // From the source, as in development: a thread of Node 20 does not take over the loader of its parent.
  const [loader, source] = [import.meta.resolve('tsx/esm/api'), new URL('./worker.ts', url).href];
  return new Worker(`import('${loader}').then((tsx) => { tsx.register(); return import('${source}'); });`, { eval: true, resourceLimits });
}

function giveUp(press: Press, error: Error): void {
  const at = presses.indexOf(press);
  if (at >= 0) presses.splice(at, 1);
  for (const waiting of press.waiting.values()) waiting.fail(error);
}
