import { quantile } from '../statistics.ts';
import { Connection } from './connection.ts';

/** What some connections got done in a turn. Times are milliseconds. */
export interface Load {
  requests: number;
  perSecond: number;
  p50: number;
  p99: number;
}

/** What to send next, as it goes over the wire, and the status that must come back. */
export interface Asking {
  next(): string;
  status: number;
}

/** Lets every connection ask one thing after another for so many seconds. @throws Error at the first answer that is not as expected */
export async function putLoad(port: number, connections: number, seconds: number, asking: Asking): Promise<Load> {
  const open = await Promise.all(Array.from({ length: connections }, () => Connection.open(port)));
  const took: number[] = [];
  try {
    const began = performance.now();
    await Promise.all(open.map((one) => askUntil(one, began + seconds * 1000, asking, took)));
    const passed = performance.now() - began;
    return { requests: took.length, perSecond: took.length / passed * 1000, p50: quantile(took, 0.5), p99: quantile(took, 0.99) };
  } finally {
    for (const one of open) one.close();
  }
}

async function askUntil(connection: Connection, until: number, asking: Asking, took: number[]): Promise<void> {
  for (let now = performance.now(); now < until;) {
    const { status, text } = await connection.ask(asking.next());
    if (status !== asking.status) throw new Error(`expected ${asking.status}, got ${status}: ${text()}`);
    const then = performance.now();
    took.push(then - now);
    now = then;
  }
}

/** A request of HTTP/1.1 with a JSON body, if it has one. */
export function requestText(method: 'GET' | 'POST', path: string, headers: Record<string, string>, body?: unknown): string {
  const json = body === undefined ? '' : JSON.stringify(body);
  const sized = body === undefined ? {} : { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(json)) };
  const lines = Object.entries({ host: '127.0.0.1', ...headers, ...sized }).map(([name, value]) => `${name}: ${value}`);
  return `${method} ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n${json}`;
}
