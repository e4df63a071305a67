import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type MovableClock, movableClock } from '../clock.ts';

/** The sandbox's clock. How far it is ahead is kept in the data folder, so that a restart goes on where the clock had come. */
export function keptClock(folder: string): MovableClock {
  const file = join(folder, 'clock.json');
  const clock = movableClock(keptAhead(file));
  return {
    ...clock,
    moveTo(instant) {
      clock.moveTo(instant);
      if (instant === undefined) rmSync(file, { force: true });
      else keep(file, clock.ahead());
    },
  };
}

function keptAhead(file: string): number {
  try {
    const { aheadMilliseconds } = JSON.parse(readFileSync(file, 'utf8')) as { aheadMilliseconds?: unknown };
    return typeof aheadMilliseconds === 'number' ? aheadMilliseconds : 0;
  } catch {
    return 0;
  }
}

function keep(file: string, aheadMilliseconds: number): void {
  writeFileSync(`${file}.new`, JSON.stringify({ aheadMilliseconds }));
  renameSync(`${file}.new`, file);
}
