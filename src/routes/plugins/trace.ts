import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

const TRACEPARENT = /^([0-9a-f]{2})-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}(-.*)?$/;

/** The request's number: the trace of a valid W3C `traceparent`, or a new one of the same form (32 hex digits). */
export function traceIdOf(request: Pick<IncomingMessage, 'headers'>): string {
  const [, version, trace] = TRACEPARENT.exec(String(request.headers['traceparent'] ?? '')) ?? [];
  const usable = trace !== undefined && version !== 'ff' && !/^0+$/.test(trace);
  return usable ? trace : randomBytes(16).toString('hex');
}
