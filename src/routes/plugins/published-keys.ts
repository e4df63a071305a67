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
  const ending = new AbortController();
  const { keys } = JSON.parse(await inTime(readText(jwksUrl, ending.signal), () => ending.abort())) as { keys?: unknown };
  if (!Array.isArray(keys)) throw new Error('the JWKS address answered with no list of keys');
  return new Map(keys.slice(0, MOST_KEYS).flatMap((key: unknown) => namedKey(key)));
}

/**
 * The answer in time, or none: `fetch` may forget its signal once the headers have come, so nobody waits for it, and a body that still
 * trickles is given up by `giveUp` as well as it can be.
 */
async function inTime<T>(answer: Promise<T>, giveUp: () => void): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error('the JWKS address did not answer in time'));
      giveUp();
    }, PATIENCE);
  });
  return await Promise.race([answer, tooLate]).finally(() => clearTimeout(timer));
}

async function readText(jwksUrl: string, signal: AbortSignal): Promise<string> {
  const reply = await fetch(jwksUrl, { redirect: 'error', signal, headers: { accept: 'application/jwk-set+json, application/json' } });
  if (reply.status !== 200 || reply.body === null) {
    await reply.body?.cancel();
    throw new Error(`the JWKS address answered ${reply.status}`);
  }
  return await boundedText(reply.body, signal);
}

async function boundedText(body: ReadableStream<Uint8Array>, signal: AbortSignal): Promise<string> {
  const reader = body.getReader();
  signal.addEventListener('abort', () => void reader.cancel().catch(() => undefined), { once: true });
  const parts: Uint8Array[] = [];
  let length = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    length += part.value.length;
    if (length > GREATEST_REPLY) {
      await reader.cancel();
      throw new Error('the key set is too large');
    }
    parts.push(part.value);
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
