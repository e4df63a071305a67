import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

const TRACEPARENT = /^([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?$/;

interface Traceparent {
  trace: string;
  parentId: string;
  flags: string;
}

/** The request's number: the trace of a valid W3C `traceparent`, or a new one of the same form (32 hex digits). */
export function traceIdOf(request: Pick<IncomingMessage, 'headers'>): string {
  return given(request)?.trace ?? randomUUID().replaceAll('-', '');
}

/** The span of the caller's that a request belongs to, and whether the caller wants it recorded; nothing when it does not say. */
export function parentOf(request: Pick<IncomingMessage, 'headers'>): { parentId?: string; sampled?: boolean } {
  const said = given(request);
  return said === undefined ? {} : { parentId: said.parentId, sampled: (Number.parseInt(said.flags, 16) & 1) === 1 };
}

function given({ headers }: Pick<IncomingMessage, 'headers'>): Traceparent | undefined {
  const [, version, trace, parentId, flags] = TRACEPARENT.exec(String(headers['traceparent'] ?? '')) ?? [];
  if (trace === undefined || parentId === undefined || flags === undefined) return undefined;
  const usable = version !== 'ff' && !/^0+$/.test(trace) && !/^0+$/.test(parentId);
  return usable ? { trace, parentId, flags } : undefined;
}
