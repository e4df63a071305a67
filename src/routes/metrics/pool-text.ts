import { Gauge, Registry } from 'prom-client';
import type { PoolFigures } from '../../operations/pool-figures.ts';

/** The connections of this process, by what they lead to. */
export async function poolText(pools: Readonly<Record<string, PoolFigures | undefined>>): Promise<string> {
  const registry = new Registry();
  const gauge = <const L extends string>(name: string, help: string, labelNames: readonly L[]) =>
    new Gauge({ name: `soprovozhdenie_database_${name}`, help, labelNames, registers: [registry] });
  const connections = gauge('connections', 'Connections of this process to the database.', ['database', 'state']);
  const most = gauge('connections_max', 'How many connections this process may open.', ['database']);
  const waiting = gauge('connection_waiters', 'Who waits in this process for a connection to become free.', ['database']);
  for (const [database, figures] of Object.entries(pools)) {
    if (figures === undefined) continue;
    connections.set({ database, state: 'idle' }, figures.idle);
    connections.set({ database, state: 'busy' }, figures.open - figures.idle);
    most.set({ database }, figures.most);
    waiting.set({ database }, figures.waiting);
  }
  return await registry.metrics();
}
