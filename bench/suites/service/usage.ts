import type { Usage } from './calls.ts';

const LOOK_EVERY = 100;
const MEGABYTE = 1024 * 1024;

/** Watches the process that it is called in; the answer tells what has been used since the answer before. */
export function watchUsage(): () => Promise<Usage> {
  let [before, most] = [process.cpuUsage(), 0];
  setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss());
  }, LOOK_EVERY).unref();
  return async () => {
    const { user, system } = process.cpuUsage(before);
    const used = { cpu: (user + system) / 1e6, memory: Math.max(most, process.memoryUsage.rss()) / MEGABYTE };
    [before, most] = [process.cpuUsage(), 0];
    return used;
  };
}
