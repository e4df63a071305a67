import { join } from 'node:path';
import type { Config } from './config.ts';
import { type SecretSeal, secretSeal } from './operations/webhooks/secret-seal.ts';
import type { WebhookDesk } from './operations/webhooks/webhook-desk.ts';
import { keepSecret, readSecret } from './secret-file.ts';

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
  return secretSeal(readSecret({ path, setting: 'WEBHOOK_KEY_FILE', suggested: 'webhook.key' }));
}

function keptKey(folder: string): string {
  const path = join(folder, 'webhook.key');
  keepSecret(path);
  return path;
}
