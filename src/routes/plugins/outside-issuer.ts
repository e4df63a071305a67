import { commaList } from '../../comma-list.ts';
import { RequestProblem } from '../request-problem.ts';
import { fetchKeys, keyName, type PublishedKeys } from './published-keys.ts';

/** An authorisation server of somebody else whose tokens we accept. */
export interface OutsideIssuer {
  issuer: string;
  /** What its tokens may call themselves (`typ`), in small letters and without `application/`. */
  types: readonly string[];
  /** The public key as PEM; undefined when the server does not publish such a key. */
  publicKey(alg: string, kid: string): Promise<string | undefined>;
}

/** How long published keys are good before they are asked for again, in milliseconds. */
export const KEY_LIFE = 10 * 60_000;
/** The address is asked no more often than this, whatever key ids arrive and whatever it answers. */
const REST = 30_000;
/** How long the last good answer serves while the address does not answer. */
const OUTAGE = 24 * 60 * 60_000;

/**
 * Reads the keys of an outside issuer from its JWKS address, and keeps them.
 * @param now milliseconds since 1970
 * @throws RequestProblem unavailable, from `publicKey`, when the address does not answer and no keys are kept
 */
export function outsideIssuer(issuer: string, jwksUrl: string, types: readonly string[], now: () => number): OutsideIssuer {
  let kept: { keys: PublishedKeys; at: number } | undefined;
  let askedAt = Number.NEGATIVE_INFINITY;
  let asking: Promise<void> | undefined;

  /** A failure leaves the kept keys as they are. */
  const ask = async () => {
    const at = now();
    askedAt = at;
    const keys = await fetchKeys(jwksUrl).catch(() => undefined);
    if (keys !== undefined) kept = { keys, at };
  };
  const keysWithin = (life: number) => (kept !== undefined && now() - kept.at < life ? kept.keys : undefined);

  return {
    issuer,
    types,
    async publicKey(alg, kid) {
      const name = keyName(alg, kid);
      const fresh = keysWithin(KEY_LIFE)?.get(name);
      if (fresh !== undefined) return fresh;
      if (now() - askedAt >= REST) asking = ask().finally(() => (asking = undefined));
      await asking;
      const usable = keysWithin(OUTAGE);
      if (usable === undefined) throw new RequestProblem('unavailable', [], { 'retry-after': String(REST / 1000) });
      return usable.get(name);
    },
  };
}

/** The types of a list separated by commas, as they are compared. */
export function tokenTypes(list: string): string[] {
  return commaList(list).map(plainType);
}

/** RFC 7515, 4.1.9: a media type without case, and without `application/`. */
export function plainType(typ: string): string {
  return typ.toLowerCase().replace(/^application\//, '');
}
