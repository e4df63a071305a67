import { type ImportDeps, workOffStep } from '../operations/imports/work-off.ts';
import type { JobLogger } from './job-logger.ts';
import type { Alarm } from './wake-up.ts';

/** What imports are looked after with. */
export interface ImportLoopDeps extends ImportDeps {
  logger: JobLogger;
}

/** How often an idle process looks for an import, milliseconds. */
const EVERY = 1000;

/**
 * Works on imports until none is left that nobody else works on. Those that break are left to the next call. Any number of processes
 * may do this at once: each import is held by one at a time, and two imports take turns.
 */
export async function workOffImports(deps: ImportLoopDeps, signal?: AbortSignal): Promise<void> {
  const except: string[] = [];
  while (signal?.aborted !== true) {
    const turn = await workOffStep(deps, except);
    if (turn === undefined) return;
    if (!turn.done) except.push(turn.id);
    if (turn.error !== undefined) deps.logger.error({ err: turn.error, importId: turn.id }, 'a step of an import failed');
  }
}

/** Looks for imports at once and then every second, until stopped; `stop` lets the present step end. */
export function startImports(deps: ImportLoopDeps): Alarm {
  const ending = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const look = async (): Promise<void> => {
    await workOffImports(deps, ending.signal)
      .catch((error: unknown) => deps.logger.error({ err: error }, 'the imports could not be looked after; the next second tries again'));
    if (!ending.signal.aborted) timer = setTimeout(() => { present = look(); }, EVERY);
  };
  let present = look();
  return {
    async stop() {
      ending.abort();
      clearTimeout(timer);
      await present;
    },
  };
}
