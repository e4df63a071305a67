import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** JWT algorithms (RFC 7518) that a token may be signed with. */
export type SigningAlgorithm = 'ES256' | 'RS256';

const SMALLEST_RSA = 2048;

/**
 * Reads a private key and tells the algorithm it is for.
 * @throws Error whose message completes «the file …»
 */
export function readKeyFile(path: string): { privateKey: KeyObject; algorithm: SigningAlgorithm } {
  const privateKey = parse(readText(path), createPrivateKey, 'holds no private key in PEM form');
  return { privateKey, algorithm: suitable(privateKey) };
}

/**
 * Reads a key that only verifies: a public one, or the public half of a private one.
 * @throws Error whose message completes «the file …»
 */
export function readPublicKeyFile(path: string): { publicKey: KeyObject; algorithm: SigningAlgorithm } {
  const publicKey = parse(readText(path), createPublicKey, 'holds no key in PEM form');
  return { publicKey, algorithm: suitable(publicKey) };
}

/** The algorithm that a key is for; undefined for a key that is not strong enough, or of another kind. */
export function algorithmOf({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject): SigningAlgorithm | undefined {
  if (asymmetricKeyType === 'ec' && asymmetricKeyDetails?.namedCurve === 'prime256v1') return 'ES256';
  if (asymmetricKeyType === 'rsa' && (asymmetricKeyDetails?.modulusLength ?? 0) >= SMALLEST_RSA) return 'RS256';
  return undefined;
}

function suitable(key: KeyObject): SigningAlgorithm {
  const algorithm = algorithmOf(key);
  if (algorithm === undefined) throw new Error(`holds neither a P-256 key nor an RSA key of ${SMALLEST_RSA} bits or more`);
  return algorithm;
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new Error(`cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown error'})`, { cause: error });
  }
}

function parse(pem: string, read: (pem: string) => KeyObject, complaint: string): KeyObject {
  try {
    return read(pem);
  } catch (error) {
    throw new Error(complaint, { cause: error });
  }
}
