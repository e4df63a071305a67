import type { FastifyInstance, FastifyRequest } from 'fastify';
import { RequestProblem, type FieldFault } from '../request-problem.ts';

/** NUL, which PostgreSQL cannot store, and half a surrogate pair, which UTF-8 cannot. */
const FORBIDDEN = /\0|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

/** Deeper nesting than any request needs; the walk does not follow it. */
const DEEPEST = 32;

/** Refuses what no schema refuses and no database stores, anywhere in path, query and body, keys included. */
export function refuseForbiddenCharacters(app: FastifyInstance): void {
  app.addHook('preValidation', async (request: FastifyRequest) => {
    const faults = [
      ...found(request.params, (path) => `{${path.slice(1)}}`),
      ...found(request.query, (path) => `?${path.slice(1)}`),
      ...found(request.body, (path) => path),
    ];
    if (faults.length > 0) throw new RequestProblem('request-malformed', faults.slice(0, 100));
  });
}

export function* found(value: unknown, pointer: (path: string) => string, path = '', depth = 0): Generator<FieldFault> {
  if (typeof value === 'string') {
    if (FORBIDDEN.test(value)) yield { pointer: pointer(path), code: 'field.characters' };
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  if (depth === DEEPEST) {
    yield { pointer: pointer(path), code: 'field.invalid' };
    return;
  }
  for (const [key, item] of Object.entries(value)) {
    const place = `${path}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    if (FORBIDDEN.test(key)) yield { pointer: pointer(path), code: 'field.characters' };
    yield* found(item, pointer, place, depth + 1);
  }
}
