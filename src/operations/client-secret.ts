import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

interface Cost {
  N: number;
  r: number;
  p: number;
}

/** OWASP's least for scrypt in memory and time that a login may take; kept in each hash, so that it can be raised. */
const COST: Cost = { N: 2 ** 14, r: 8, p: 5 };
const HASH_LENGTH = 32;
const SECRET_LENGTH = 32;

/** What a secret is compared with when there is no such client: as costly as a real one, and never right. */
const NOBODY = stored(COST, randomBytes(16), randomBytes(HASH_LENGTH));

/** A new secret: 32 random bytes in base64url. */
export function newSecret(): string {
  return randomBytes(SECRET_LENGTH).toString('base64url');
}

/**
 * The stored form of a client's secret: `scrypt$N$r$p$salt$hash`, salt and hash in base64url.
 * @param beside the stored secret that it will be valid beside: with its salt and cost, one derivation checks both, so that the time
 *   does not tell whether a client is changing its secret
 */
export async function hashSecret(secret: string, beside?: string): Promise<string> {
  const { cost, salt } = beside === undefined ? { cost: COST, salt: randomBytes(16) } : read(beside);
  return stored(cost, salt, await derive(secret, salt, cost));
}

/**
 * Whether the secret is the one that was stored, or the previous one (stored with the same salt); takes the same time without a
 * stored one, and is then false.
 */
export async function isSecretOf(secret: string, storedHash: string | undefined, previousHash?: string): Promise<boolean> {
  const { cost, salt, hash } = read(storedHash ?? NOBODY);
  const actual = await derive(secret, salt, cost);
  const isPresent = isSame(hash, actual);
  const isPrevious = isSame(previousHash === undefined ? read(NOBODY).hash : read(previousHash).hash, actual);
  return storedHash !== undefined && (isPresent || (isPrevious && previousHash !== undefined));
}

function isSame(one: Buffer, other: Buffer): boolean {
  return one.length === other.length && timingSafeEqual(one, other);
}

function stored({ N, r, p }: Cost, salt: Buffer, hash: Buffer): string {
  return ['scrypt', N, r, p, salt.toString('base64url'), hash.toString('base64url')].join('$');
}

function read(text: string): { cost: Cost; salt: Buffer; hash: Buffer } {
  const [, N, r, p, salt = '', hash = ''] = text.split('$');
  const cost = { N: Number(N), r: Number(r), p: Number(p) };
  return { cost, salt: Buffer.from(salt, 'base64url'), hash: Buffer.from(hash, 'base64url') };
}

function derive(secret: string, salt: Buffer, cost: Cost): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const options = { ...cost, maxmem: 256 * cost.N * cost.r };
    scrypt(secret, salt, HASH_LENGTH, options, (error, hash) => (error === null ? resolve(hash) : reject(error)));
  });
}
