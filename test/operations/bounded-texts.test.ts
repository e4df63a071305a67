import t from 'tap';
import { BoundedTexts } from '../../src/operations/bounded-texts.ts';

t.test('what was not asked for longest goes first, and no more is kept than may be', async (t) => {
  const texts = new BoundedTexts<string>(10);
  texts.set('a', 'A', 4);
  texts.set('b', 'B', 4);
  t.equal(texts.get('a'), 'A');
  texts.set('c', 'C', 4);
  t.same([texts.get('a'), texts.get('b'), texts.get('c')], ['A', undefined, 'C']);
  texts.set('a', 'A2', 2);
  t.same([texts.get('a'), texts.bytes], ['A2', 6]);
  texts.set('d', 'D', 11);
  t.same([texts.get('d'), texts.bytes], [undefined, 0], 'too large to be kept');
});
