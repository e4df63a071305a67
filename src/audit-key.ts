import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Config, ConfigError } from './config.ts';
import { type AuditKey, auditKeyFrom } from './operations/access-seal.ts';

const SHORTEST = 32;

type KeySettings = Pick<Config, 'sandbox' | 'auditKeyFile' | 'dataDir'>;

/**
 * The key that seals the record of accesses: AUDIT_KEY_FILE; in a sandbox without one, the key kept in DATA_DIR, made the first time
 * (mode 600).
 * @throws ConfigError with one line that says what to do
 */
export function loadAuditKey(config: KeySettings): AuditKey {
  if (config.auditKeyFile === undefined && !config.sandbox) {
    const advice = 'make one with: openssl rand -out audit.key 32';
    throw new ConfigError([`AUDIT_KEY_FILE: is missing, and required outside the sandbox; ${advice}.`]);
  }
  if (config.auditKeyFile === undefined) keepKey(config.dataDir);
  return readAuditKey(auditKeyPath(config));
}

/** Where the key is, or would be. */
export function auditKeyPath({ auditKeyFile, dataDir }: Pick<Config, 'auditKeyFile' | 'dataDir'>): string {
  return auditKeyFile ?? join(dataDir, 'audit.key');
}

/** Reads a key file: its bytes as they are. @throws ConfigError */
export function readAuditKey(path: string): AuditKey {
  const secret = readBytes(path);
  if (secret.length >= SHORTEST) return auditKeyFrom(secret);
  throw unusable(path, `holds ${secret.length} bytes, ${SHORTEST} or more are needed`);
}

function readBytes(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    throw unusable(path, `cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown error'})`);
  }
}

function unusable(path: string, why: string): ConfigError {
  return new ConfigError([`AUDIT_KEY_FILE: ${JSON.stringify(path)} ${why}; name a file made with: openssl rand -out audit.key 32.`]);
}

/** The file appears whole or not at all: an interrupted start leaves no half of a key. */
function keepKey(folder: string): void {
  const path = auditKeyPath({ dataDir: folder });
  if (existsSync(path)) return;
  mkdirSync(folder, { recursive: true });
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, randomBytes(SHORTEST), { mode: 0o600 });
  renameSync(draft, path);
}
