import type { Test } from 'tap';
import { testApp, testWebhooks } from './app.ts';

const targets = [
  'http://receiver.example.org/', 'https://127.0.0.1/', 'https://[::ffff:10.0.0.1]/', 'https://169.254.169.254/latest', 'https://localhost/',
];

/** As in production, no webhook may lead to the machine itself, its network, or anywhere without TLS. */
export async function refusesPrivateTargets(t: Test): Promise<void> {
  const strict = await testApp(t, { webhooks: { ...testWebhooks, rules: { allowPrivate: false, allowHttp: false } } });
  for (const url of targets) {
    t.equal((await strict.call('POST', '/v1/webhooks', { as: 'integration', body: { url } })).statusCode, 422, url);
  }
}
