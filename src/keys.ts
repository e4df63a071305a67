import { createHash, createPublicKey, generateKeyPairSync, type JsonWebKey, type KeyObject } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { commaList } from './comma-list.ts';
import type { Config } from './config.ts';
import { readKeyFile, readPublicKeyFile, type SigningAlgorithm } from './key-file.ts';

/** One public key as published (RFC 7517). */
export interface PublicJwk {
  kid: string;
  alg: SigningAlgorithm;
  use: 'sig';
  kty: string;
  [member: string]: unknown;
}

/** A key that our tokens are checked with. */
export interface AcceptedKey {
  /** RFC 7638 thumbprint of the public key: the same key has the same id on every process. */
  kid: string;
  algorithm: SigningAlgorithm;
  publicKeyPem: string;
}

/** What signs our access tokens and what they are checked with. */
export interface SigningKeys extends AcceptedKey {
  privateKeyPem: string;
  /** The signing key first, then those that are accepted beside it: the one before, or the one to come. */
  accepted: readonly AcceptedKey[];
  /** Published at `/.well-known/jwks.json`. */
  jwks: { keys: PublicJwk[] };
}

type KeySettings = Pick<Config, 'sandbox' | 'tokenSigningKeyFile' | 'tokenExtraKeyFiles' | 'dataDir'>;

/**
 * Reads TOKEN_SIGNING_KEY_FILE and TOKEN_EXTRA_KEY_FILES; in a sandbox without a signing key, the one kept in DATA_DIR, which is made
 * the first time (mode 600).
 * @throws Error when a file cannot be used; `loadConfig` has already refused such a file
 */
export function loadKeys(config: KeySettings): SigningKeys {
  const extra = commaList(config.tokenExtraKeyFiles).map(readPublicKeyFile);
  if (config.tokenSigningKeyFile !== undefined) return keysFrom(readKeyFile(config.tokenSigningKeyFile), extra);
  if (!config.sandbox) throw new Error('TOKEN_SIGNING_KEY_FILE is required outside the sandbox.');
  return keysFrom(readKeyFile(keptKey(config.dataDir)), extra);
}

/** A key that lives as long as the process; for tests and for writing the API document. */
export function throwawayKeys(): SigningKeys {
  return keysFrom({ privateKey: newKey(), algorithm: 'ES256' });
}

function newKey(): KeyObject {
  return generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
}

/** The file appears whole or not at all: an interrupted start leaves no half of a key. */
function keptKey(folder: string): string {
  const path = join(folder, 'signing-key.pem');
  if (existsSync(path)) return path;
  mkdirSync(folder, { recursive: true });
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, newKey().export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
  renameSync(draft, path);
  return path;
}

interface PublicKey {
  publicKey: KeyObject;
  algorithm: SigningAlgorithm;
}

/** Each key once, the signing one first. */
function keysFrom(
  { privateKey, algorithm }: { privateKey: KeyObject; algorithm: SigningAlgorithm },
  extra: readonly PublicKey[] = [],
): SigningKeys {
  const own = { publicKey: createPublicKey(privateKey), algorithm };
  const each = [...new Map([own, ...extra].map((one) => [acceptedOf(one).kid, one])).values()];
  return {
    ...acceptedOf(own),
    privateKeyPem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    accepted: each.map(acceptedOf),
    jwks: { keys: each.map(jwkOf) },
  };
}

function acceptedOf({ publicKey, algorithm }: PublicKey): AcceptedKey {
  const publicKeyPem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
  return { kid: thumbprint(publicKey.export({ format: 'jwk' })), algorithm, publicKeyPem };
}

function jwkOf({ publicKey, algorithm }: PublicKey): PublicJwk {
  const jwk = publicKey.export({ format: 'jwk' });
  return { ...jwk, kty: String(jwk.kty), kid: thumbprint(jwk), alg: algorithm, use: 'sig' };
}

function thumbprint(jwk: JsonWebKey): string {
  const members = jwk.kty === 'RSA' ? { e: jwk.e, kty: jwk.kty, n: jwk.n } : { crv: jwk.crv, kty: jwk.kty, x: jwk.x, y: jwk.y };
  return createHash('sha256').update(JSON.stringify(members)).digest('base64url');
}
