import t from 'tap';
import { hashSecret, isSecretOf } from '../../src/operations/client-secret.ts';

t.test('a secret is known by its hash alone', async (t) => {
  const stored = await hashSecret('demo');
  t.match(stored, /^scrypt\$16384\$8\$5\$[\w-]{22}\$[\w-]{43}$/);
  t.not(stored, await hashSecret('demo'), 'every hash has its own salt');
  t.equal(await isSecretOf('demo', stored), true);
  t.equal(await isSecretOf('Demo', stored), false);
  t.equal(await isSecretOf('', stored), false);
  t.equal(await isSecretOf('demo', undefined), false);
});

t.test('a hash of a lower cost is still read', async (t) => {
  const cheap = 'scrypt$1024$8$1$c2FsdHNhbHRzYWx0c2FsdA$';
  t.equal(await isSecretOf('demo', `${cheap}${'A'.repeat(43)}`), false);
});
