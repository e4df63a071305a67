import t from 'tap';
import { inTurn } from '../../src/operations/in-turn.ts';
import { ReplayLag } from '../../src/operations/replay-lag.ts';

// Broken once on purpose, to see it fail: `next ??= present` (who asks while a question is under way gets an answer from before).

t.test('who asks while a question is under way gets the answer of the next one, together with all others', async (t) => {
  const answers: ((answer: number) => void)[] = [];
  const ask = inTurn(() => new Promise<number>((resolve) => void answers.push(resolve)));
  const early = ask();
  const late = [ask(), ask(), ask()];
  t.equal(answers.length, 1);
  answers[0]?.(1);
  t.equal(await early, 1);
  await new Promise(setImmediate);
  t.equal(answers.length, 2, 'one question for three');
  const latest = ask();
  answers[1]?.(2);
  t.same(await Promise.all(late), [2, 2, 2]);
  await new Promise(setImmediate);
  answers[2]?.(3);
  t.equal(await latest, 3);
});

t.test('a question that fails fails for those who asked it; the next is asked all the same', async (t) => {
  let asked = 0;
  const ask = inTurn(async () => {
    asked += 1;
    if (asked === 1) throw new Error('away');
    return asked;
  });
  const [first, second] = await Promise.allSettled([ask(), ask()]);
  t.match(first, { status: 'rejected', reason: { message: 'away' } });
  t.same(second, { status: 'fulfilled', value: 2 });
});

t.test('a copy is behind since it has been lacking something, and another primary begins anew', async (t) => {
  const lag = new ReplayLag();
  t.equal(lag.milliseconds(0n), 0, 'nothing is known of the original');
  lag.mark(10n);
  lag.mark(10n);
  lag.mark(20n);
  t.ok(lag.milliseconds(9n) > 0);
  t.ok(lag.milliseconds(10n) > 0, 'it still lacks the second');
  t.equal(lag.milliseconds(20n), 0);
  lag.mark(30n);
  lag.mark(5n);
  t.equal(lag.milliseconds(5n), 0, 'what the primary before had counts no more');
});
