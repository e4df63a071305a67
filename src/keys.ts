import { createHash, createPublicKey, generateKeyPairSync, type JsonWebKey, type KeyObject } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from './config.ts';
import { readKeyFile, type SigningAlgorithm } from './key-file.ts';

/** One public key as published (RFC 7517). */
export interface PublicJwk {
  kid: string;
  alg: SigningAlgorithm;
  use: 'sig';
  kty: string;
  [member: string]: unknown;
}

/** What signs our access tokens and what others check them with. */
export interface SigningKeys {
  /** RFC 7638 thumbprint of the public key: the same key has the same id on every process. */
  kid: string;
  algorithm: SigningAlgorithm;
  privateKeyPem: string;
  publicKeyPem: string;
  /** Published at `/.well-known/jwks.json`. */
  jwks: { keys: PublicJwk[] };
}

/**
 * Reads TOKEN_SIGNING_KEY_FILE; in a sandbox without one, the key kept in DATA_DIR, which is made the first time (mode 600).
 * @throws Error when the file cannot be used; `loadConfig` has already refused such a file
 */
export function loadKeys(config: Pick<Config, 'sandbox' | 'tokenSigningKeyFile' | 'dataDir'>): SigningKeys {
  if (config.tokenSigningKeyFile !== undefined) return keysFrom(readKeyFile(config.tokenSigningKeyFile));
  if (!config.sandbox) throw new Error('TOKEN_SIGNING_KEY_FILE is required outside the sandbox.');
  return keysFrom(readKeyFile(keptKey(config.dataDir)));
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

function keysFrom({ privateKey, algorithm }: { privateKey: KeyObject; algorithm: SigningAlgorithm }): SigningKeys {
  const publicKey = createPublicKey(privateKey);
  const jwk = publicKey.export({ format: 'jwk' });
  const kid = thumbprint(jwk);
  return {
    kid,
    algorithm,
    privateKeyPem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    publicKeyPem: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    jwks: { keys: [{ ...jwk, kty: String(jwk.kty), kid, alg: algorithm, use: 'sig' }] },
  };
}

function thumbprint(jwk: JsonWebKey): string {
  const members = jwk.kty === 'RSA' ? { e: jwk.e, kty: jwk.kty, n: jwk.n } : { crv: jwk.crv, kty: jwk.kty, x: jwk.x, y: jwk.y };
  return createHash('sha256').update(JSON.stringify(members)).digest('base64url');
}
