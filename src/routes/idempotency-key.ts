import { createHash } from 'node:crypto';
import type { IdempotencyClaim } from '../operations/context.ts';
import { canonicalJson } from './canonical-json.ts';
import { RequestProblem } from './request-problem.ts';

const BARE = /^[\x21\x23-\x5b\x5d-\x7e]{1,255}$/;
const QUOTED = /^"((?:[\x20\x21\x23-\x5b\x5d-\x7e]|\\["\\]){1,255})"$/;

/** What of a request makes it the same request. */
export interface ClaimedRequest {
  method: string;
  url: string;
  header: string | string[] | undefined;
  body: unknown;
  query: unknown;
}

/**
 * The Idempotency-Key of a POST, as a structured-field string (`"k1"`) or bare (`k1`); both name the same key.
 * @throws RequestProblem idempotency-key-missing, idempotency-key-malformed
 */
export function idempotencyClaim(request: ClaimedRequest): IdempotencyClaim {
  return {
    key: readKey(request.header),
    method: request.method,
    path: request.url.split('?', 1)[0] ?? '',
    fingerprint: createHash('sha256').update(canonicalJson([request.body ?? null, request.query ?? {}])).digest('hex'),
  };
}

function readKey(header: string | string[] | undefined): string {
  if (header === undefined || header === '') throw new RequestProblem('idempotency-key-missing');
  const text = String(header).trim();
  const quoted = QUOTED.exec(text)?.[1]?.replace(/\\(["\\])/g, '$1');
  if (quoted !== undefined) return quoted;
  if (!BARE.test(text)) throw new RequestProblem('idempotency-key-malformed');
  return text;
}
