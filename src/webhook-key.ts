import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Config, ConfigError } from './config.ts';
import { type SecretSeal, secretSeal } from './operations/webhooks/secret-seal.ts';
import type { WebhookDesk } from './operations/webhooks/webhook-desk.ts';

const SHORTEST = 32;

type KeySettings = Pick<Config, 'sandbox' | 'webhookKeyFile' | 'webhookAllowPrivate' | 'dataDir'>;

/**
 * What webhooks need by the settings. Their secrets are sealed with WEBHOOK_KEY_FILE; a sandbox without one makes its own in DATA_DIR
 * (mode 600). Elsewhere, without a key, there are no webhooks.
 * @throws ConfigError with one line that says what to do
 */
export function loadWebhookDesk(config: KeySettings): WebhookDesk {
  const { sandbox, webhookAllowPrivate, webhookKeyFile, dataDir } = config;
  const rules = { allowPrivate: sandbox && webhookAllowPrivate, allowHttp: sandbox };
  if (webhookKeyFile !== undefined) return { seal: readSeal(webhookKeyFile), rules };
  return { seal: sandbox ? readSeal(keptKey(dataDir)) : undefined, rules };
}

function readSeal(path: string): SecretSeal {
  const bytes = readBytes(path);
  if (bytes.length >= SHORTEST) return secretSeal(bytes);
  throw unusable(path, `holds ${bytes.length} bytes, ${SHORTEST} or more are needed`);
}

function readBytes(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    throw unusable(path, `cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown error'})`);
  }
}

function unusable(path: string, why: string): ConfigError {
  return new ConfigError([`WEBHOOK_KEY_FILE: ${JSON.stringify(path)} ${why}; name a file made with: openssl rand -out webhook.key 32.`]);
}

/** The file appears whole or not at all: an interrupted start leaves no half of a key. */
function keptKey(folder: string): string {
  const path = join(folder, 'webhook.key');
  if (existsSync(path)) return path;
  mkdirSync(folder, { recursive: true });
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, randomBytes(SHORTEST), { mode: 0o600 });
  renameSync(draft, path);
  return path;
}
