import type { FastifyInstance } from 'fastify';
import { sendProblem } from './problems.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The media types that the route answers with, when it is not JSON. */
    produces?: readonly string[];
  }
}

/** Problems are JSON, whatever a route answers else. */
const PROBLEM = 'application/problem+json';

/** Refuses a request whose Accept leaves nothing that its route could answer with. */
export function refuseUnacceptable(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => {
    const { accept } = request.headers;
    const { config, schema } = request.routeOptions;
    const isOperation = schema?.operationId !== undefined;
    if (accept === undefined || !isOperation) return;
    if (!accepts(accept, [...(config.produces ?? ['application/json']), PROBLEM])) {
      await sendProblem(request, reply, { code: 'not-acceptable' });
    }
  });
}

/** Whether an Accept header (RFC 9110, 12.5.1) leaves any of the media types. An empty one says nothing. */
export function accepts(header: string, types: readonly string[]): boolean {
  const ranges = header.split(',').map(rangeOf).filter(({ range }) => range !== '');
  return ranges.length === 0 || types.some((type) => qualityOf(type, ranges) > 0);
}

interface Range {
  range: string;
  quality: number;
}

function rangeOf(part: string): Range {
  const [range = '', ...parameters] = part.toLowerCase().split(';').map((one) => one.trim());
  const quality = parameters.find((one) => one.startsWith('q='))?.slice(2);
  return { range, quality: quality === undefined ? 1 : Number(quality) || 0 };
}

/** The most specific range that covers a type decides. */
function qualityOf(type: string, ranges: readonly Range[]): number {
  const family = `${type.split('/', 1)[0]}/*`;
  for (const wanted of [type, family, '*/*']) {
    const covering = ranges.filter(({ range }) => range === wanted);
    if (covering.length > 0) return Math.max(...covering.map(({ quality }) => quality));
  }
  return 0;
}
