import { createHash } from 'node:crypto';

/** Tells one content from another: SHA-256 over its JSON, in hexadecimal digits. The order of its keys counts. */
export function contentHash(content: unknown): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}
