import { connect, type Socket } from 'node:net';

interface Teardown {
  teardown(work: () => void): void;
}

/** Clients that take their time, and what came of them. */
export interface SlowClients {
  /** So many are still connected. */
  connected(): number;
  /** The first line of what each was answered, by how many. */
  answers: Map<string, number>;
}

/** Bytes that each client sends, one at a time. */
export function slowSenders(t: Teardown, port: number, number: number, bytes: string, every: number): SlowClients {
  return clients(t, number, (socket) => {
    let sent = 0;
    return setInterval(() => void (sent < bytes.length && socket.writable && socket.write(bytes[sent++] ?? '')), every);
  }, () => connect(port, '127.0.0.1'));
}

export interface SlowReaders extends SlowClients {
  /** From now on they take all that there is. */
  hurry(): void;
  /** Bytes that have come to each. */
  taken(): number[];
}

/** A request that each client sends at once, to take the answer byte by byte. */
export function slowReaders(t: Teardown, port: number, number: number, request: string, every: number): SlowReaders {
  const taken: number[] = [];
  const sockets: Socket[] = [];
  let isHurried = false;
  const begin = (socket: Socket) => {
    sockets.push(socket);
    socket.write(request);
    return setInterval(() => void socket.resume(), every);
  };
  const open = () => {
    const place = taken.push(0) - 1;
    const buffers = [Buffer.alloc(1), Buffer.alloc(65_536)] as const;
    const callback = (bytes: number) => {
      taken[place] = (taken[place] ?? 0) + bytes;
      return isHurried;
    };
    return connect({ port, host: '127.0.0.1', onread: { buffer: () => buffers[isHurried ? 1 : 0], callback } });
  };
  return {
    ...clients(t, number, begin, open),
    taken: () => taken,
    hurry() {
      isHurried = true;
      for (const socket of sockets) socket.resume();
    },
  };
}

function clients(t: Teardown, number: number, begin: (socket: Socket) => NodeJS.Timeout, open: () => Socket): SlowClients {
  const answers = new Map<string, number>();
  const sockets = new Set<Socket>();
  for (let count = 0; count < number; count += 1) {
    const socket = open();
    sockets.add(socket);
    const timer = begin(socket);
    let received = '';
    socket.on('data', (chunk: Buffer) => (received += chunk.toString('latin1'))).on('error', () => undefined).on('close', () => {
      clearInterval(timer);
      sockets.delete(socket);
      const line = received.split('\r\n', 1)[0] ?? '';
      answers.set(line, (answers.get(line) ?? 0) + 1);
    });
  }
  t.teardown(() => { for (const socket of sockets) socket.destroy(); });
  return { connected: () => sockets.size, answers };
}
