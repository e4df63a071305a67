import { createServer } from 'node:net';
import type { Config } from './config.ts';
import { StartFault } from './lifecycle.ts';

type Address = Pick<Config, 'host' | 'port'>;

/**
 * Fails early when the port is taken, before anything slow has begun. Port 0 is always free.
 * @throws StartFault with what to change
 */
export async function assertPortFree(address: Address): Promise<void> {
  await explaining(
    address,
    () =>
      new Promise<void>((resolve, reject) => {
        const server = createServer().once('error', reject);
        server.listen({ ...address, exclusive: true }, () => server.close(() => resolve()));
      }),
  );
}

/**
 * Opens the port and answers the address to show to people.
 * @throws StartFault when it cannot be opened
 */
export async function listen(app: { listen(address: Address): Promise<string> }, address: Address): Promise<string> {
  const url = new URL(await explaining(address, () => app.listen(address)));
  if (['0.0.0.0', '[::]'].includes(url.hostname)) url.hostname = '127.0.0.1';
  return url.origin;
}

async function explaining<T>(address: Address, open: () => Promise<T>): Promise<T> {
  try {
    return await open();
  } catch (error) {
    const line = explanation(address, (error as NodeJS.ErrnoException).code);
    if (line === undefined) throw error;
    throw new StartFault(line, { cause: error });
  }
}

function explanation({ host, port }: Address, code: string | undefined): string | undefined {
  switch (code) {
    case 'EADDRINUSE':
      return `PORT: ${port} on ${host} is taken by another program; stop that program or choose another port, for example PORT=${port + 1}.`;
    case 'EACCES':
      return `PORT: ${port} may not be opened by this user; choose a port above 1023, for example PORT=3000.`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
    case 'EINVAL':
      return `HOST: ${host} is no address of this machine; set HOST=127.0.0.1, or HOST=0.0.0.0 for every interface.`;
    default:
      return undefined;
  }
}
