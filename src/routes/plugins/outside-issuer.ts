import buildGetJwks from 'get-jwks';
import { RequestProblem } from '../request-problem.ts';

/** An authorisation server of somebody else whose tokens we accept. */
export interface OutsideIssuer {
  issuer: string;
  /** The public key as PEM; undefined when the server does not publish such a key. */
  publicKey(alg: string, kid: string): Promise<string | undefined>;
}

/** How long a published key is kept before it is asked for again, in milliseconds. */
const KEY_LIFE = 10 * 60_000;
const PATIENCE = 5_000;

/**
 * Reads the keys of an outside issuer from its JWKS address, and keeps them.
 * @param now milliseconds since 1970
 * @throws RequestProblem unavailable, from `publicKey`, when the address does not answer and no key is kept
 */
export function outsideIssuer(issuer: string, jwksUrl: string, now: () => number): OutsideIssuer {
  const { origin, pathname, search } = new URL(jwksUrl);
  const jwks = buildGetJwks({ ttl: KEY_LIFE, jwksPath: `${pathname}${search}`, fetchOptions: { redirect: 'error' } });
  const unknown = unknownKeys(now);
  return {
    issuer,
    async publicKey(alg, kid) {
      const name = `${alg} ${kid}`;
      if (unknown.has(name)) return undefined;
      try {
        return await within(PATIENCE, jwks.getPublicKey({ domain: origin, alg, kid }));
      } catch (error) {
        if (!isUnknownKey(error)) throw new RequestProblem('unavailable', [], { 'retry-after': '5' });
        unknown.add(name);
        return undefined;
      }
    },
  };
}

/** A key id that was not there is not asked for again so soon, and made-up ids must not become a flood of requests. */
function unknownKeys(now: () => number): { has(name: string): boolean; add(name: string): void } {
  const LIFE = 30_000;
  const MOST = 100;
  const until = new Map<string, number>();
  return {
    has(name) {
      for (const [one, end] of until) if (end <= now()) until.delete(one);
      return until.has(name) || until.size >= MOST;
    },
    add: (name) => void until.set(name, now() + LIFE),
  };
}

async function within<T>(milliseconds: number, answer: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('too late')), milliseconds);
  });
  return await Promise.race([answer, tooLate]).finally(() => clearTimeout(timer));
}

function isUnknownKey(error: unknown): boolean {
  return ['JWK_NOT_FOUND', 'NO_JWKS'].includes(String((error as { code?: unknown } | null)?.code));
}
