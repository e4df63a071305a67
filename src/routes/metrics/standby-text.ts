import { Counter, Gauge, Registry } from 'prom-client';
import { type Standby, standbyStates } from '../../operations/standby.ts';

/** How the standby stands, and where this process has read lists, reports and feeds from. */
export async function standbyText({ state, lagMilliseconds, places }: Pick<Standby, 'state' | 'lagMilliseconds' | 'places'>): Promise<string> {
  const registers = [new Registry()] as const;
  const states = new Gauge({
    name: 'soprovozhdenie_standby_state', help: '1 for the state that the standby is in, seen from this process.', labelNames: ['state'], registers: [...registers],
  });
  for (const one of standbyStates) states.set({ state: one }, one === state ? 1 : 0);
  const lag = 'For how long the standby has been lacking what the primary has.';
  new Gauge({ name: 'soprovozhdenie_standby_lag_seconds', help: lag, registers: [...registers] }).set(lagMilliseconds / 1000);
  const reads = new Counter({
    name: 'soprovozhdenie_standby_reads_total', help: 'Reads that the standby may answer, since this process began, by where they were answered.',
    labelNames: ['place'], registers: [...registers],
  });
  for (const [place, count] of Object.entries(places)) reads.inc({ place }, count);
  return await registers[0].metrics();
}
