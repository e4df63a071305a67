import { createServer } from 'node:http';
import type { Lifecycle } from './lifecycle.ts';
import { listen } from './listen.ts';
import type { Config } from './config.ts';

/**
 * The jobs process has no API, yet whoever runs it must see that it lives: it answers 200 on PORT while `alive` succeeds, else 503.
 */
export async function serveHealth(config: Config, lifecycle: Lifecycle, alive: () => Promise<unknown>): Promise<void> {
  const server = createServer((_request, reply) => {
    const answer = (status: number) => reply.writeHead(status, { 'content-type': 'text/plain', connection: 'close' }).end();
    alive().then(() => answer(200), () => answer(503));
  });
  lifecycle.onEnd(() => new Promise<void>((resolve) => void server.close(() => resolve())));
  await listen({ listen: ({ host, port }) => opened(server, host, port) }, config);
}

function opened(server: ReturnType<typeof createServer>, host: string, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', reject).listen({ host, port }, () => resolve(`http://${host.includes(':') ? `[${host}]` : host}:${port}`));
  });
}
