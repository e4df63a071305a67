import { appendFile } from 'node:fs/promises';
import type { Logger } from 'pino';
import type { ChainHead, RecorderDeps } from './operations/access-recorder.ts';

/** Where heads of chains go: appended to the file, a JSON object a line, or to the log when there is no file. */
export function headsTo(file: string | undefined, logger: Pick<Logger, 'info'>): RecorderDeps['heads'] {
  if (file !== undefined) return appending(file);
  return async (heads) => {
    for (const head of heads) logger.info(head, 'audit chain head');
  };
}

/**
 * A line that an earlier process, or a full disk, left unfinished must not swallow ours: the first append, and each after a
 * failure, begins a line of its own. Empty lines mean nothing.
 */
function appending(file: string): RecorderDeps['heads'] {
  let isAtLineStart = false;
  return async (heads: readonly ChainHead[]) => {
    const text = heads.map((head) => `${JSON.stringify(head)}\n`).join('');
    const opening = isAtLineStart ? '' : '\n';
    isAtLineStart = false;
    await appendFile(file, opening + text, { mode: 0o640 });
    isAtLineStart = true;
  };
}

/** Repeats the work as long as the process lives; does not keep it alive. */
export const repeatedly: RecorderDeps['every'] = (milliseconds, work) => {
  const timer = setInterval(work, milliseconds).unref();
  return () => clearInterval(timer);
};
