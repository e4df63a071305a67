import { connect, createServer, type Server, type Socket } from 'node:net';
import { freePort } from '../debian-postgres.ts';

interface Teardown {
  teardown(work: () => Promise<void>): void;
}

/** The way to a server, which can be shut. */
export interface Door {
  port: number;
  /** Nobody listens any more, and who was through is cut off. */
  shut(): Promise<void>;
  open(): Promise<void>;
}

export async function aDoor(t: Teardown, target: number): Promise<Door> {
  const port = await freePort();
  const through = new Set<Socket>();
  let server: Server | undefined;
  const letThrough = (near: Socket) => {
    const far = connect(target, '127.0.0.1');
    for (const [one, other] of [[near, far], [far, near]] as const) {
      through.add(one);
      one.on('error', () => undefined).on('close', () => { through.delete(one); other.destroy(); });
    }
    near.pipe(far).pipe(near);
  };
  const door: Door = {
    port,
    async shut() {
      const closing = new Promise((resolve) => (server === undefined ? resolve(undefined) : server.close(resolve)));
      server = undefined;
      for (const socket of through) socket.destroy();
      await closing;
    },
    open: () => new Promise((resolve) => {
      server = createServer(letThrough).listen(port, '127.0.0.1', resolve);
    }),
  };
  t.teardown(() => door.shut());
  await door.open();
  return door;
}
