import t from 'tap';
import { hashSecret, isSecretOf, newSecret } from '../../src/operations/client-secret.ts';

t.test('a new secret is 32 random bytes', async (t) => {
  t.match(newSecret(), /^[\w-]{43}$/);
  t.not(newSecret(), newSecret());
});

t.test('while one secret replaces another, one derivation checks both', async (t) => {
  const previous = await hashSecret('old');
  const present = await hashSecret('new', previous);
  const saltOf = (stored: string) => stored.split('$').slice(0, 5);
  t.same(saltOf(present), saltOf(previous));
  t.equal(await isSecretOf('new', present, previous), true);
  t.equal(await isSecretOf('old', present, previous), true);
  t.equal(await isSecretOf('old', present), false);
  t.equal(await isSecretOf('other', present, previous), false);
  t.equal(await isSecretOf('old', undefined, previous), false);
});
