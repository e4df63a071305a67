import { createHash } from 'node:crypto';
import type { Reply } from '../../operations/perform.ts';
import { canonicalJson } from '../canonical-json.ts';

/** Lists that change with a release of the service only. */
export const FRESH_SECONDS = 3600;

/**
 * An answer that changes seldom: a strong ETag over its content, and leave to keep it in the client's own cache.
 * @param freshSeconds how long the client may use it without asking again
 */
export function cacheable<Body>(body: Body, freshSeconds: number): Reply<Body> {
  return {
    status: 200,
    headers: { 'etag': contentTag(body), 'cache-control': `private, max-age=${freshSeconds}` },
    body,
  };
}

/** A strong ETag over a content: equal contents have equal tags. */
export function contentTag(body: unknown): string {
  const hash = createHash('sha256').update(canonicalJson(body)).digest('base64url').slice(0, 22);
  return `"${hash}"`;
}
