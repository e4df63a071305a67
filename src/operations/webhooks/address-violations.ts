import type { Violation } from '../../domain/errors.ts';
import { type AddressFault, type AddressRules, faultOfUrl } from './address-rules.ts';

const codes = {
  form: 'webhook.url-form', https: 'webhook.url-https', credentials: 'webhook.url-credentials', port: 'webhook.url-port', private: 'webhook.url-private',
} as const satisfies Record<AddressFault, Violation['code']>;

/** What is wrong with the address of a webhook; where its name leads is seen at each connection, for that can change. */
export function addressViolations(url: string | undefined, rules: AddressRules): Violation[] {
  const fault = url === undefined ? undefined : faultOfUrl(url, rules);
  return fault === undefined ? [] : [{ code: codes[fault], pointer: '/url' }];
}
