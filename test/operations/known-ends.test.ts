import t from 'tap';
import type { ChainEnd } from '../../src/db/queries/access-records.ts';
import { KnownEnds } from '../../src/operations/known-ends.ts';

const end = (seq: number): ChainEnd => ({ seq, hash: Buffer.alloc(32, seq) });

function knowing(...chains: string[]): KnownEnds {
  const known = new KnownEnds();
  for (const chain of chains) known.set(chain, end(1));
  return known;
}

t.test('it goes on from what it knows, of all chains or of none', async (t) => {
  const known = knowing('a', 'b');
  t.same(known.of(['a', 'b']), new Map([['a', end(1)], ['b', end(1)]]));
  t.equal(known.of(['a', 'c']), undefined);
  known.forget();
  t.equal(known.of(['a']), undefined);
});

t.test('after each mistake it asks for longer, and after a success it is as sure as at first', async (t) => {
  const known = knowing('a');
  const asked = (): number => {
    let times = 0;
    while (known.of(['a']) === undefined) times += 1;
    return times;
  };
  const doubts = Array.from({ length: 9 }, () => {
    known.wasWrong();
    return asked();
  });
  t.same(doubts, [1, 2, 4, 8, 16, 32, 64, 64, 64]);
  known.wasRight();
  known.wasWrong();
  t.equal(asked(), 1);
});

t.test('a chain that ends earlier than it did has lost records', async (t) => {
  const known = knowing('a');
  t.notOk(known.hasLost(new Map([['a', end(1)], ['b', end(0)]])));
  t.ok(known.hasLost(new Map([['a', end(0)]])));
});
