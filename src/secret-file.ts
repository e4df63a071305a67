import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { ConfigError } from './config.ts';

const SHORTEST = 32;

/** A file with a secret: where it is, the setting that names it, and the name that the advice gives it. */
export interface SecretFile {
  path: string;
  setting: string;
  suggested: string;
}

/** Reads a secret: the file's bytes as they are, 32 or more. @throws ConfigError with one line that says what to do */
export function readSecret(file: SecretFile): Buffer {
  const bytes = readBytes(file);
  if (bytes.length >= SHORTEST) return bytes;
  throw unusable(file, `holds ${bytes.length} bytes, ${SHORTEST} or more are needed`);
}

function readBytes(file: SecretFile): Buffer {
  try {
    return readFileSync(file.path);
  } catch (error) {
    throw unusable(file, `cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown error'})`);
  }
}

function unusable({ path, setting, suggested }: SecretFile, why: string): ConfigError {
  return new ConfigError([`${setting}: ${JSON.stringify(path)} ${why}; name a file made with: openssl rand -out ${suggested} 32.`]);
}

/** Makes a sandbox's secret unless it is there (mode 600). It appears whole or not at all: an interrupted start leaves no half of one. */
export function keepSecret(path: string): void {
  if (existsSync(path)) return;
  mkdirSync(dirname(path), { recursive: true });
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, randomBytes(SHORTEST), { mode: 0o600 });
  renameSync(draft, path);
}
