import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type MeasuredRequest, RequestFigures } from '../metrics/request-figures.ts';

declare module 'fastify' {
  interface FastifyInstance {
    /** Rate, errors and durations of what this app has answered. */
    requestFigures: RequestFigures;
  }
}

/** Others count as one, for a caller may send any word. */
const METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

/** Counts every request, the refused ones too: so it stands before all that may refuse. */
export function measureRequests(app: FastifyInstance): void {
  const figures = new RequestFigures();
  app.decorate('requestFigures', figures);
  app.addHook('onRequest', (request, reply, done) => {
    figures.begin();
    let over = false;
    const end = (status: string) => {
      if (over) return;
      over = true;
      figures.end({ ...describe(request), status }, reply.elapsedTime / 1000);
    };
    reply.raw.once('finish', () => end(`${Math.floor(reply.raw.statusCode / 100)}xx`));
    // for those whose caller has hung up no other end comes
    reply.raw.once('close', () => end('gone'));
    done();
  });
}

function describe({ method, routeOptions }: FastifyRequest): Omit<MeasuredRequest, 'status'> {
  const { operationId } = (routeOptions.schema ?? {}) as { operationId?: string };
  return { operation: operationId ?? 'none', method: METHODS.has(method) ? method : 'other' };
}
