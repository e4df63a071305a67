import type { AddressRules } from './address-rules.ts';
import type { SecretSeal } from './secret-seal.ts';

/** What webhooks need besides the database. */
export interface WebhookDesk {
  /** Absent where no key is set up: then there are no webhooks. */
  seal: SecretSeal | undefined;
  rules: AddressRules;
}

/** No webhooks, and nothing allowed. */
export const noWebhooks: WebhookDesk = { seal: undefined, rules: { allowPrivate: false, allowHttp: false } };
