import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

interface Cost {
  N: number;
  r: number;
  p: number;
}

/** OWASP's least for scrypt in memory and time that a login may take; kept in each hash, so that it can be raised. */
const COST: Cost = { N: 2 ** 14, r: 8, p: 5 };
const HASH_LENGTH = 32;

/** What a secret is compared with when there is no such client: as costly as a real one, and never right. */
const NOBODY = stored(COST, randomBytes(16), randomBytes(HASH_LENGTH));

/** The stored form of a client's secret: `scrypt$N$r$p$salt$hash`, salt and hash in base64url. */
export async function hashSecret(secret: string): Promise<string> {
  const salt = randomBytes(16);
  const hash = await derive(secret, salt, COST);
  return stored(COST, salt, hash);
}

/** Whether the secret is the one that was stored; takes the same time without a stored one, and is then false. */
export async function isSecretOf(secret: string, storedHash: string | undefined): Promise<boolean> {
  const [, N, r, p, salt = '', hash = ''] = (storedHash ?? NOBODY).split('$');
  const expected = Buffer.from(hash, 'base64url');
  const cost = { N: Number(N), r: Number(r), p: Number(p) };
  const actual = await derive(secret, Buffer.from(salt, 'base64url'), cost);
  return expected.length === actual.length && timingSafeEqual(expected, actual) && storedHash !== undefined;
}

function stored({ N, r, p }: Cost, salt: Buffer, hash: Buffer): string {
  return ['scrypt', N, r, p, salt.toString('base64url'), hash.toString('base64url')].join('$');
}

function derive(secret: string, salt: Buffer, cost: Cost): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const options = { ...cost, maxmem: 256 * cost.N * cost.r };
    scrypt(secret, salt, HASH_LENGTH, options, (error, hash) => (error === null ? resolve(hash) : reject(error)));
  });
}
