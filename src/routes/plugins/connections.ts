import type { Server } from 'node:http';
import type { Socket } from 'node:net';

/** What a client has taken of its answers, and since when it has taken no more. */
interface Taking {
  bytes: number;
  /** Milliseconds, as `performance.now()` counts them. */
  since: number;
}

/** For so long a client may take nothing of an answer that waits for it; and when too much waits for all of them together. Milliseconds. */
const PATIENCE = { usual: 120_000, short: 5_000 } as const;
/** Bytes. */
const MOST_UNSENT = 64 * 1_048_576;

/**
 * The open connections of a server. Those that came when there were too many already are in surplus: they are told so, and closed. Beyond twice
 * as many nobody is let in, for even to refuse costs memory.
 */
export class Connections {
  readonly #open = new Map<Socket, Taking>();
  readonly #surplus = new WeakSet<Socket>();

  constructor(server: Server, most: number) {
    server.maxConnections = most * 2;
    server.on('connection', (socket: Socket) => {
      if (this.#open.size >= most) this.#surplus.add(socket);
      this.#open.set(socket, { bytes: -1, since: 0 });
      socket.once('close', () => this.#open.delete(socket));
    });
  }

  /** How many are open. */
  get open(): number {
    return this.#open.size;
  }

  isSurplus(socket: Socket): boolean {
    return this.#surplus.has(socket);
  }

  /**
   * Cuts off who takes nothing of an answer for too long; and, when more waits for clients than memory should hold, who has taken nothing for
   * longest, so that slow readers cost nobody else the service.
   * @param now milliseconds, as `performance.now()` counts them
   */
  cutOff(now: number, most = MOST_UNSENT, { usual, short }: Record<keyof typeof PATIENCE, number> = PATIENCE): void {
    const stuck: [Socket, number][] = [];
    let sum = 0;
    for (const [socket, taking] of this.#open) {
      const waiting = socket.writableLength;
      const bytes = socket.bytesWritten - waiting;
      if (waiting === 0 || bytes !== taking.bytes) Object.assign(taking, { bytes, since: now });
      if (now - taking.since > short) stuck.push([socket, taking.since]);
      sum += waiting;
    }
    for (const [socket, since] of stuck.sort(([, one], [, other]) => one - other)) {
      if (sum <= most && now - since <= usual) return;
      sum -= socket.writableLength;
      socket.destroy();
    }
  }
}
