import { once } from 'node:events';
import { createServer } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import t from 'tap';
import { Connections } from '../../../src/routes/plugins/connections.ts';
import { LoadGate } from '../../../src/routes/plugins/load-gate.ts';

const limits = { requests: 2, connections: 5, loopDelay: 100 };
const calm = { loopDelay: 1, heap: 0.3 };

t.test('one bad second is an accident, the second in a row is a load, a good one ends it', (t) => {
  for (const [why, strain] of [
    ['eventLoop', { ...calm, loopDelay: 101 }], ['memory', { ...calm, heap: 0.91 }],
  ] as const) {
    const gate = new LoadGate(limits, () => 0);
    gate.look(strain);
    t.equal(gate.overload(), undefined, why);
    gate.look(strain);
    t.equal(gate.overload(), why);
    gate.look(calm);
    t.equal(gate.overload(), undefined);
    gate.look(strain);
    t.equal(gate.overload(), undefined, 'each time anew');
  }
  t.end();
});

t.test('at the limits nothing is refused yet', (t) => {
  const gate = new LoadGate(limits, () => 0);
  for (let second = 0; second < 3; second += 1) gate.look({ loopDelay: 100, heap: 0.9 });
  t.equal(gate.overload(), undefined);
  gate.enter();
  t.equal(gate.overload(), undefined);
  gate.enter();
  t.equal(gate.overload(), 'requests');
  gate.leave();
  t.equal(gate.overload(), undefined);
  t.end();
});

t.test('of many refusals a second, the first hundred are told at once', (t) => {
  const gate = new LoadGate(limits, () => 0);
  const many = () => Array.from({ length: 101 }, () => gate.refuse('requests').atOnce).filter((atOnce) => atOnce).length;
  t.equal(many(), 100);
  t.equal(many(), 0);
  gate.look(calm);
  t.equal(many(), 100, 'in the next second again');
  t.equal(gate.refused.requests, 303);
  t.end();
});

/** A server whose answers are large, except to `/small`; and a client that has asked for as many and takes none. */
async function aServer(t: { teardown(work: () => Promise<void>): void }) {
  const server = createServer((request, reply) => void reply.end(request.url === '/small' ? 'small' : Buffer.alloc(LARGE)));
  const connections = new Connections(server, 10);
  const sockets: Socket[] = [];
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.teardown(() => new Promise<void>((resolve) => {
    for (const socket of sockets) socket.destroy();
    server.close(() => resolve());
  }));
  const asking = async (path: string) => {
    const accepted = once(server, 'connection') as Promise<[Socket]>;
    const client = connect((server.address() as AddressInfo).port, '127.0.0.1');
    client.on('error', () => undefined).pause().write(`GET ${path} HTTP/1.1\r\nHost: a\r\n\r\n`);
    const [near] = await accepted;
    sockets.push(client);
    await once(server, 'request');
    return { client, server: near };
  };
  return { connections, asking };
}

const LARGE = 32 * 1_048_576;
const patience = { usual: 1000, short: 100 };

t.test('who takes nothing of an answer for too long is cut off; who waits for nothing may wait', async (t) => {
  const { connections, asking } = await aServer(t);
  const slow = await asking('/large');
  const idle = await asking('/small');
  connections.cutOff(0, Infinity, patience);
  connections.cutOff(1000, Infinity, patience);
  t.equal(connections.open, 2, 'not yet');
  const cut = once(slow.server, 'close');
  connections.cutOff(1001, Infinity, patience);
  await cut;
  t.equal(connections.open, 1);
  t.notOk(idle.server.destroyed);
});

t.test('too much for all together: who has taken nothing for longest goes first, who takes stays', async (t) => {
  const { connections, asking } = await aServer(t);
  const first = await asking('/large');
  connections.cutOff(0, Infinity, patience);
  const second = await asking('/large');
  const taking = await asking('/large');
  connections.cutOff(60, Infinity, patience);
  taking.client.resume();
  while (taking.server.writableLength > 0) await new Promise((resolve) => setImmediate(resolve));
  connections.cutOff(90, LARGE, patience);
  t.notOk(first.server.destroyed, 'a moment is given to everybody');
  connections.cutOff(150, LARGE + 1_000, patience);
  t.same([first, second, taking].map(({ server }) => server.destroyed), [true, false, false]);
});
