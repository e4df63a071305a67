import { join } from 'node:path';
import { commaList } from './comma-list.ts';
import { type Config, ConfigError } from './config.ts';
import { type AuditKey, auditKeyFrom } from './operations/access-seal.ts';
import { keepSecret, readSecret } from './secret-file.ts';

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
  if (config.auditKeyFile === undefined) keepSecret(auditKeyPath(config));
  return readAuditKey(auditKeyPath(config));
}

/** Where the key is, or would be. */
export function auditKeyPath({ auditKeyFile, dataDir }: Pick<Config, 'auditKeyFile' | 'dataDir'>): string {
  return auditKeyFile ?? join(dataDir, 'audit.key');
}

/** Where the keys are that may have sealed something: the present one, and those before it that AUDIT_EXTRA_KEY_FILES names. */
export function auditKeyPaths(config: Pick<Config, 'auditKeyFile' | 'auditExtraKeyFiles' | 'dataDir'>): string[] {
  return [auditKeyPath(config), ...commaList(config.auditExtraKeyFiles)];
}

/** Reads the keys before the present one. @throws ConfigError with one line that says what to do */
export function earlierAuditKeys({ auditExtraKeyFiles }: Pick<Config, 'auditExtraKeyFiles'>): AuditKey[] {
  return commaList(auditExtraKeyFiles).map((path) => readAuditKey(path, 'AUDIT_EXTRA_KEY_FILES'));
}

/** Reads a key file: its bytes as they are. @throws ConfigError */
export function readAuditKey(path: string, setting = 'AUDIT_KEY_FILE'): AuditKey {
  return auditKeyFrom(readSecret({ path, setting, suggested: 'audit.key' }));
}
