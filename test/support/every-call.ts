import { randomUUID } from 'node:crypto';
import type { InjectOptions, LightMyRequestResponse } from 'fastify';
import { urlOf, type Values } from './every-address.ts';
import { bodyOf } from './every-body.ts';
import type { Operation } from './every-document.ts';
import type { World } from './every-world.ts';

/** What is known of a call after it: what its record must say. */
export interface Heard {
  operation: Operation;
  traceId: string;
  outcome: 'shown' | 'notFound' | 'forbidden' | 'refused';
  families: readonly string[];
}

export interface Asked {
  token?: string;
  values: Values;
  version?: string;
}

/** A file that is refused, so that nothing of it stays. */
const NOBODYS_COLUMN = 'nonsense\r\n1\r\n';

/** The request of an operation, as the document tells it. */
export function requestOf(world: World, operation: Operation, { token, values, version = '"1"' }: Asked): InjectOptions {
  const { method, example, takesFile } = operation;
  const headers = {
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    ...(method === 'PATCH' ? { 'if-match': version } : {}),
    ...(method === 'POST' ? { 'idempotency-key': randomUUID() } : {}),
    ...(takesFile ? { 'content-type': 'text/csv' } : {}),
  };
  const payload = takesFile ? { payload: NOBODYS_COLUMN } : example === undefined ? {} : { payload: bodyOf(operation, world.own) as object };
  return { method, url: urlOf(operation, values), headers, ...payload };
}

/** What changes from one request to the next. */
const fleeting = ['trace-id', 'traceparent', 'date', 'ratelimit', 'ratelimit-policy'];

/** An answer without what names this one request: two that are alike are the same text. */
export function withoutNames(reply: LightMyRequestResponse, values: Values): string {
  const headers = Object.entries(reply.headers).filter(([name]) => !fleeting.includes(name)).sort();
  const body = reply.body.replace(/"traceId":"[^"]*"/, '"traceId":""');
  const sent = Object.entries(values).filter(([, value]) => value.length > 1);
  return sent.reduce((text, [name, value]) => text.replaceAll(value, `{${name}}`), JSON.stringify([reply.statusCode, headers, body]));
}

/** Several at a time: each waits for the record of its access. */
export async function inTurns<T>(list: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const waiting = [...list];
  const worker = async () => {
    for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) await work(one);
  };
  await Promise.all(Array.from({ length: 12 }, worker));
}
