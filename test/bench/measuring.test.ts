import { createServer, type AddressInfo } from 'node:net';
import t from 'tap';
import { Connection } from '../../bench/load/connection.ts';
import { inRounds, pairedRatio } from '../../bench/rounds.ts';
import { median, quantile, seededRandom, shuffled } from '../../bench/statistics.ts';

t.test('rounds go to and fro, and the first one, with its more turns, does not count', async (t) => {
  const order: string[] = [];
  const results = await inRounds(['a', 'b'], 2, async (slot) => order.push(slot), () => undefined);
  t.strictSame(order, ['a', 'a', 'a', 'b', 'b', 'b', 'b', 'a', 'a', 'b']);
  t.strictSame(results, { a: [8, 9], b: [7, 10] });
});

t.test('ratios are taken within a round', async (t) => {
  t.strictSame(pairedRatio([1, 4, 30], [2, 4, 10]), { median: 1, least: 0.5, most: 3 });
  t.equal(median([4, 1, 3, 2]), 2.5);
  t.equal(median([3, 1, 2]), 2);
  t.throws(() => median([]), { message: 'Nothing was measured' });
  t.equal(quantile([5, 1, 4, 2, 3], 0.5), 3);
  t.equal(quantile([5, 1, 4, 2, 3], 0.99), 5);
});

t.test('the random order is the same in each run, and loses nothing', async (t) => {
  const list = [1, 2, 3, 4, 5, 6, 7, 8];
  const once = shuffled(list, seededRandom(1));
  t.strictSame(shuffled(list, seededRandom(1)), once);
  t.notSame(shuffled(list, seededRandom(2)), once);
  t.strictSame(once.toSorted(), list);
});

t.test('an answer is read whole, however it is cut into pieces', async (t) => {
  const body = JSON.stringify({ name: 'Примеров' });
  const answer = Buffer.from(`HTTP/1.1 201 Created\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  const server = createServer((socket) => socket.setNoDelay(true).on('data', () => {
    for (const byte of answer) socket.write(Buffer.from([byte]));
  }));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const connection = await Connection.open((server.address() as AddressInfo).port);
  t.teardown(() => {
    connection.close();
    server.close();
  });
  for (const request of ['first', 'second']) {
    const { status, text } = await connection.ask(request);
    t.strictSame([status, text()], [201, body]);
  }
});
