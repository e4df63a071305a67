import type { FastifyInstance } from 'fastify';
import type { Clock } from '../../clock.ts';
import type { SigningKeys } from '../../keys.ts';
import type { Caller } from '../../operations/context.ts';
import { KEY_LIFE, plainType, type OutsideIssuer } from './outside-issuer.ts';
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

/** A token that is good: who calls, whose client it is, and until when it need not be looked at again (seconds since 1970). */
export interface Verified {
  caller: Caller;
  isOurs: boolean;
  issuer: string;
  subject: string;
  expires: number;
}

/** What the token itself says before it is believed. */
interface Told {
  header: { alg?: unknown; kid?: unknown; typ?: unknown };
  payload: { iss?: unknown };
}

/** How a token of one issuer is checked: its key, and what the issuers differ in. */
interface Check {
  key: string;
  algorithms: ('ES256' | 'RS256')[];
  allowedIss: string;
  /** Greatest age in seconds. */
  maxAge: number;
  /** Difference between the clocks that is forgiven, in milliseconds. */
  clockTolerance: number;
  /** How long its key may be taken for good, in seconds; for the whole life of the token when absent. */
  keyLife?: number;
}

const ALGORITHMS = ['ES256', 'RS256'] as const;
const OUR_TYPES = ['at+jwt'];
/** An outside issuer may choose a longer life, within reason: seconds. */
const OUTSIDE_GREATEST_AGE = 60 * 60;
const OUTSIDE_TOLERANCE = 30_000;
const MOST_REMEMBERED = 10_000;

/**
 * Checks access tokens: type, signature by an allowed algorithm, issuer, audience, not expired, not too old, known claims.
 * A good token is remembered until it expires (a signature check costs a third of a request's time).
 * The answer is undefined for a token that is not good, whatever the reason.
 */
export function tokenVerifier(
  app: FastifyInstance,
  trusted: TrustedIssuers,
): (token: string) => Promise<Verified | undefined> {
  const remembered = new Map<string, Verified>();
  return async (token) => {
    const now = seconds(trusted.clock.now());
    const known = remembered.get(token);
    if (known !== undefined && now < known.expires) return known;
    remembered.delete(token);
    const verified = await verify(app, trusted, token, now);
    if (verified !== undefined) remember(remembered, token, verified);
    return verified;
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
  const isOurs = check.allowedIss === trusted.issuer;
  const caller = callerOf(claims, isOurs);
  const expires = Math.min(claims.exp + check.clockTolerance / 1000, claims.iat + check.maxAge, now + (check.keyLife ?? check.maxAge));
  return caller === undefined ? undefined : { caller, isOurs, issuer: claims.iss, subject: claims.sub, expires };
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
  const { kid } = told.header;
  if (typeof kid !== 'string') return undefined;
  if (iss === issuer) return isOfType(told, OUR_TYPES) ? checkOfOurs(issuer, keys, kid) : undefined;
  const alg = ALGORITHMS.find((one) => one === told.header.alg);
  if (outside === undefined || iss !== outside.issuer || alg === undefined || !isOfType(told, outside.types)) return undefined;
  const key = await outside.publicKey(alg, kid);
  if (key === undefined) return undefined;
  const theirs = { allowedIss: outside.issuer, maxAge: OUTSIDE_GREATEST_AGE, clockTolerance: OUTSIDE_TOLERANCE };
  return { key, algorithms: [alg], ...theirs, keyLife: KEY_LIFE / 1000 };
}

function checkOfOurs(issuer: string, keys: SigningKeys, kid: string): Check | undefined {
  const key = keys.accepted.find((one) => one.kid === kid);
  if (key === undefined) return undefined;
  return { key: key.publicKeyPem, algorithms: [key.algorithm], allowedIss: issuer, maxAge: TOKEN_LIFE, clockTolerance: 0 };
}

function isOfType({ header: { typ } }: Told, types: readonly string[]): boolean {
  return typeof typ === 'string' && types.includes(plainType(typ));
}

function verifiedClaims(
  app: FastifyInstance,
  trusted: TrustedIssuers,
  token: string,
  { key, algorithms, allowedIss, maxAge, clockTolerance }: Check,
): TokenClaims | undefined {
  try {
    const payload = app.jwt.verify<object>(token, {
      key,
      algorithms,
      allowedIss,
      maxAge,
      clockTolerance,
      allowedAud: trusted.audience,
      requiredClaims: ['iss', 'aud', 'sub', 'iat', 'exp'],
      clockTimestamp: Date.parse(trusted.clock.now()),
    });
    return claimsOf(payload);
  } catch {
    return undefined;
  }
}
