import t from 'tap';
import { access } from '../../../src/routes/access.ts';
import { operationWords } from '../../../src/routes/audit/operation-words.ts';

t.test('every operation that shows or changes family data has words for the family, in both languages', async (t) => {
  for (const [operation, door] of Object.entries(access)) {
    if (door === 'public' || !door.families) continue;
    const words = operationWords.get(operation);
    t.match(words?.ru, /[а-яё]/i, operation);
    t.match(words?.en, /^[^а-яё]+$/i, operation);
  }
});

t.test('and no words are left of operations that are gone', async (t) => {
  for (const operation of operationWords.keys()) t.ok(Object.hasOwn(access, operation), operation);
});
