import { connect, createServer, type Socket } from 'node:net';
import { freePort } from './debian-postgres.ts';

interface Teardown {
  teardown(work: () => Promise<void>): void;
}

/** An address that leads to a server, and may be led to another: as a name, a virtual address or a service of Kubernetes does. */
export interface MovableAddress {
  port: number;
  /** Every connection of before is broken. */
  leadTo(port: number): void;
}

export async function aMovableAddress(t: Teardown, target: number): Promise<MovableAddress> {
  const open = new Set<Socket>();
  let present = target;
  const server = createServer((near) => {
    const far = connect(present, '127.0.0.1');
    for (const [one, other] of [[near, far], [far, near]] as const) {
      open.add(one);
      one.on('error', () => undefined).on('close', () => { open.delete(one); other.destroy(); });
    }
    near.pipe(far).pipe(near);
  });
  const port = await freePort();
  await new Promise<void>((resolve) => void server.listen(port, '127.0.0.1', resolve));
  const breakAll = () => { for (const socket of open) socket.destroy(); };
  t.teardown(async () => {
    breakAll();
    await new Promise((resolve) => server.close(resolve));
  });
  return { port, leadTo(next) { present = next; breakAll(); } };
}
