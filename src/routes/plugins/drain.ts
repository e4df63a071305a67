import type { FastifyInstance } from 'fastify';
import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';

declare module 'fastify' {
  interface FastifyInstance {
    /** True from the moment the service is told to stop. */
    isDraining(): boolean;
  }
}

/**
 * While the service stops it still answers what has begun, and asks each client to hang up: an idle keep-alive connection
 * would otherwise hold the end back for many seconds. Node stops watching its timeouts once the server closes, so
 * connections that never said anything are cut at once, and what has not ended after `grace` milliseconds is cut too.
 */
export function useDraining(app: FastifyInstance, grace: number): void {
  let draining = false;
  const silent = silentConnections(app);
  app.decorate('isDraining', () => draining);
  app.addHook('preClose', async () => {
    draining = true;
    for (const socket of silent) socket.destroy();
    const timer = setTimeout(() => app.server.closeAllConnections(), grace);
    app.server.once('close', () => clearTimeout(timer));
    timer.unref();
  });
  app.addHook('onSend', async (_, reply) => {
    if (draining) reply.header('connection', 'close');
  });
}

/** The connections that have not sent one request yet. */
function silentConnections(app: FastifyInstance): ReadonlySet<Socket> {
  const silent = new Set<Socket>();
  app.server.on('connection', (socket: Socket) => {
    silent.add(socket);
    socket.once('close', () => silent.delete(socket));
  });
  app.server.on('request', ({ socket }: IncomingMessage) => void silent.delete(socket));
  return silent;
}
