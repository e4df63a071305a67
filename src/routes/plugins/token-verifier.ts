import type { FastifyInstance } from 'fastify';
import type { Clock } from '../../clock.ts';
import type { SigningKeys } from '../../keys.ts';
import type { Caller } from '../../operations/context.ts';
import type { OutsideIssuer } from './outside-issuer.ts';
import { callerOf, claimsOf, type TokenClaims } from './token-claims.ts';
import { seconds, TOKEN_LIFE } from './tokens.ts';

/** Whose tokens are accepted. */
export interface TrustedIssuers {
  issuer: string;
  audience: string;
  keys: SigningKeys;
  outside?: OutsideIssuer;
  clock: Clock;
}

/** A token that is good, and until when (seconds since 1970). */
interface Verified {
  caller: Caller;
  expires: number;
}

/** What the token itself says before it is believed. */
interface Told {
  header: { alg?: unknown; kid?: unknown };
  payload: { iss?: unknown };
}

/** How a token of one issuer is checked: its key, and what the issuers differ in. */
interface Check {
  key: string;
  algorithms: ('ES256' | 'RS256')[];
  allowedIss: string;
  checkTyp?: string;
  /** Greatest age in seconds. */
  maxAge: number;
  /** Difference between the clocks that is forgiven, in milliseconds. */
  clockTolerance: number;
}

/** An outside issuer may choose a longer life, within reason: seconds. */
const OUTSIDE_GREATEST_AGE = 60 * 60;
const OUTSIDE_TOLERANCE = 30_000;
const MOST_REMEMBERED = 10_000;

/**
 * Checks access tokens: signature by an allowed algorithm, issuer, audience, not expired, not too old, known claims.
 * A good token is remembered until it expires (a signature check costs a third of a request's time).
 * The answer is the caller, or undefined for a token that is not good, whatever the reason.
 */
export function tokenVerifier(
  app: FastifyInstance,
  trusted: TrustedIssuers,
): (token: string) => Promise<Caller | undefined> {
  const remembered = new Map<string, Verified>();
  return async (token) => {
    const now = seconds(trusted.clock.now());
    const known = remembered.get(token);
    if (known !== undefined && now < known.expires) return known.caller;
    remembered.delete(token);
    const verified = await verify(app, trusted, token, now);
    if (verified === undefined) return undefined;
    remember(remembered, token, verified);
    return verified.caller;
  };
}

/** Forgets the oldest first. */
function remember(remembered: Map<string, Verified>, token: string, verified: Verified): void {
  const oldest = remembered.size < MOST_REMEMBERED ? undefined : remembered.keys().next().value;
  if (oldest !== undefined) remembered.delete(oldest);
  remembered.set(token, verified);
}

async function verify(
  app: FastifyInstance,
  trusted: TrustedIssuers,
  token: string,
  now: number,
): Promise<Verified | undefined> {
  const told = readHeader(app, token);
  const check = told === undefined ? undefined : await checkFor(trusted, told);
  if (check === undefined) return undefined;
  const claims = verifiedClaims(app, trusted, token, check);
  if (claims === undefined || !isTimely(claims, check, now)) return undefined;
  const caller = callerOf(claims, check.allowedIss === trusted.issuer);
  const expires = Math.min(claims.exp + check.clockTolerance / 1000, claims.iat + check.maxAge);
  return caller === undefined ? undefined : { caller, expires };
}

/** The library lets a token pass in the very second of its end, and does not look whether it was issued in the future. */
function isTimely(claims: TokenClaims, check: Check, now: number): boolean {
  const tolerance = check.clockTolerance / 1000;
  return claims.exp + tolerance > now && claims.iat <= now + tolerance;
}

function readHeader(app: FastifyInstance, token: string): Told | undefined {
  try {
    return app.jwt.decode<Told>(token, { complete: true }) ?? undefined;
  } catch {
    return undefined;
  }
}

async function checkFor({ issuer, keys, outside }: TrustedIssuers, told: Told): Promise<Check | undefined> {
  const { iss } = told.payload;
  const { alg, kid } = told.header;
  if (iss === issuer) {
    if (kid !== keys.kid) return undefined;
    const ours = { allowedIss: issuer, checkTyp: 'at+jwt', maxAge: TOKEN_LIFE, clockTolerance: 0 };
    return { key: keys.publicKeyPem, algorithms: [keys.algorithm], ...ours };
  }
  if (outside === undefined || iss !== outside.issuer || typeof kid !== 'string') return undefined;
  if (alg !== 'ES256' && alg !== 'RS256') return undefined;
  const key = await outside.publicKey(alg, kid);
  if (key === undefined) return undefined;
  const theirs = { allowedIss: outside.issuer, maxAge: OUTSIDE_GREATEST_AGE, clockTolerance: OUTSIDE_TOLERANCE };
  return { key, algorithms: [alg], ...theirs };
}

function verifiedClaims(
  app: FastifyInstance,
  trusted: TrustedIssuers,
  token: string,
  check: Check,
): TokenClaims | undefined {
  try {
    const payload = app.jwt.verify<object>(token, {
      ...check,
      allowedAud: trusted.audience,
      requiredClaims: ['iss', 'aud', 'sub', 'iat', 'exp'],
      clockTimestamp: Date.parse(trusted.clock.now()),
    });
    return claimsOf(payload);
  } catch {
    return undefined;
  }
}
