import { Counter, Gauge, Registry } from 'prom-client';
import type { FastifyInstance } from 'fastify';
import { overloads } from '../plugins/load-gate.ts';
import '../plugins/shed-load.ts';

/** What this process has taken on, and what it has refused because it would have been too much. */
export async function loadText({ working, refused, connections }: FastifyInstance['load']): Promise<string> {
  const registers = [new Registry()] as const;
  const gauge = (name: string, help: string) => new Gauge({ name: `soprovozhdenie_${name}`, help, registers: [...registers] });
  gauge('requests_at_work', 'Requests that this process works on now, those aside that only wait for news.').set(working);
  gauge('connections_open', 'Connections of clients to this process.').set(connections);
  const shed = new Counter({
    name: 'soprovozhdenie_requests_shed_total', help: 'Requests that this process refused with 503 because of its load, since it began, by reason.',
    labelNames: ['reason'], registers: [...registers],
  });
  for (const reason of overloads) shed.inc({ reason }, refused[reason]);
  return await registers[0].metrics();
}
