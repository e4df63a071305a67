import { familyOf, newToken, once } from './clients.ts';

/** One feeling of the pulse. */
interface Beat {
  /** When it began and ended, milliseconds of this process. */
  at: number;
  until: number;
  isWell: boolean;
}

/** What somebody sees who asks all the time and has no patience. */
export interface Pulse {
  /** A read and a write that is not carried out, each answered. */
  service: Beat[];
  /** GET /ready. */
  ready: Beat[];
  /** GET /health. */
  health: Beat[];
}

const EVERY = 50;
const PATIENCE = 3_000;
/** What watches over a process gives it more time, milliseconds. */
const PATIENCE_OF_PROBES = 10_000;

/** Asks until it is over. */
export function feelPulse(origin: string, isOver: () => boolean): { pulse: Pulse; done: Promise<void> } {
  const pulse: Pulse = { service: [], ready: [], health: [] };
  const probe = async (path: string) => (await once(origin, 'GET', path, { within: PATIENCE_OF_PROBES }))?.status === 200;
  let token: string | undefined;
  const asks = {
    ready: () => probe('/ready'),
    health: () => probe('/health'),
    service: async () => {
      token ??= await newToken(origin);
      if (token === undefined) return false;
      const ask = { token, within: PATIENCE };
      const answers = [await once(origin, 'GET', '/v1/families?limit=1', ask), await once(origin, 'POST', '/v1/families?dryRun=true', { ...ask, key: 'none', body: familyOf('пульс') })];
      if (answers.some((answer) => answer?.status === 401)) token = undefined;
      return answers.every((answer) => answer?.status === 200);
    },
  };
  const done = Promise.all(Object.entries(asks).map(async ([name, ask]) => {
    while (!isOver()) {
      const at = performance.now();
      const isWell = await ask();
      pulse[name as keyof Pulse].push({ at, until: performance.now(), isWell });
      await new Promise((resolve) => setTimeout(resolve, EVERY));
    }
  })).then(() => undefined);
  return { pulse, done };
}

/** The longest time from one good beat to the next, seconds: from a moment on, until the first good one that began after another moment. */
export function longestPause(beats: readonly Beat[], since: number, gone: number): number {
  const end = beats.find(({ isWell, at }) => isWell && at >= gone)?.until ?? Infinity;
  const good = [since, ...beats.filter(({ isWell, until }) => isWell && until >= since && until <= end).map(({ until }) => until)];
  return Math.max(...good.map((at, index) => at - (good[index - 1] ?? at))) / 1000;
}

/** From a moment to the first good beat that began after it, seconds; Infinity when there was none. */
export function untilWell(beats: readonly Beat[], since: number): number {
  return ((beats.find(({ isWell, at }) => isWell && at >= since)?.until ?? Infinity) - since) / 1000;
}

/** Whether a beat of the time was bad. */
export function wasIll(beats: readonly Beat[], from: number, to: number): boolean {
  return beats.some(({ isWell, until }) => !isWell && until >= from && until <= to + PATIENCE_OF_PROBES);
}
