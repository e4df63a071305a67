import { createPublicKey, type JsonWebKey } from 'node:crypto';
import { algorithmOf } from '../../key-file.ts';

/** Published keys as PEM, by algorithm and key id. */
export type PublishedKeys = ReadonlyMap<string, string>;

const GREATEST_REPLY = 256 * 1024;
const MOST_KEYS = 100;
/** In milliseconds, the whole reply included. */
const PATIENCE = 5_000;

/** The name under which a published key is kept. */
export function keyName(alg: string, kid: string): string {
  return `${alg} ${kid}`;
}

/**
 * Asks a JWKS address (RFC 7517) for its keys: no redirects, a bounded reply within a bounded time. Keys that are not for signatures by
 * ES256 or RS256, or are too weak, are passed over.
 * @throws Error when the answer is not a key set
 */
export async function fetchKeys(jwksUrl: string): Promise<PublishedKeys> {
  const signal = AbortSignal.timeout(PATIENCE);
  const reply = await fetch(jwksUrl, { redirect: 'error', signal, headers: { accept: 'application/jwk-set+json, application/json' } });
  if (reply.status !== 200) {
    await reply.body?.cancel();
    throw new Error(`the JWKS address answered ${reply.status}`);
  }
  const { keys } = JSON.parse(await boundedText(reply)) as { keys?: unknown };
  if (!Array.isArray(keys)) throw new Error('the JWKS address answered with no list of keys');
  return new Map(keys.slice(0, MOST_KEYS).flatMap((key: unknown) => namedKey(key)));
}

async function boundedText(reply: Response): Promise<string> {
  const parts: Uint8Array[] = [];
  let length = 0;
  const body: AsyncIterable<Uint8Array> | null = reply.body;
  for await (const part of body ?? []) {
    length += part.length;
    if (length > GREATEST_REPLY) throw new Error('the key set is too large');
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

function namedKey(key: unknown): [string, string][] {
  if (typeof key !== 'object' || key === null) return [];
  const { kid, alg, use, key_ops: uses, ...jwk } = key as Record<string, unknown>;
  const forOtherUse = (use !== undefined && use !== 'sig') || (Array.isArray(uses) && !uses.includes('verify'));
  if (typeof kid !== 'string' || forOtherUse) return [];
  const found = readKey(jwk);
  return found === undefined || (alg !== undefined && alg !== found.algorithm) ? [] : [[keyName(found.algorithm, kid), found.pem]];
}

function readKey({ kty, crv, x, y, n, e }: JsonWebKey): { algorithm: string; pem: string } | undefined {
  if (kty !== 'EC' && kty !== 'RSA') return undefined;
  try {
    const key = createPublicKey({ key: (kty === 'EC' ? { kty, crv, x, y } : { kty, n, e }) as JsonWebKey, format: 'jwk' });
    const algorithm = algorithmOf(key);
    return algorithm && { algorithm, pem: key.export({ type: 'spki', format: 'pem' }).toString() };
  } catch {
    return undefined;
  }
}
