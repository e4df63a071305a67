import type { FastifyInstance, FastifyRequest } from 'fastify';
import { RequestProblem } from '../request-problem.ts';
import { structureFault } from './json-structure.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The route reads its body by itself, whatever its charset. */
    readsCharset?: boolean;
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Bodies are JSON in UTF-8 and nothing else; what is wrong with one is said with its place. */
export function acceptJsonBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  const parser = async (_: FastifyRequest, body: Buffer) => parse(body);
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, parser);
  app.addHook('preParsing', async ({ headers, routeOptions }) => {
    if (routeOptions.config.readsCharset !== true && !isPlainUtf8(headers['content-type'], headers['content-encoding'])) throw new RequestProblem('media-type-unsupported');
  });
}

/** UTF-8, which JSON is written in (RFC 8259, 8.1), and not compressed: the size that is limited is the size that is read. */
function isPlainUtf8(type = '', encoding = 'identity'): boolean {
  const charset = /;\s*charset\s*=\s*"?([^";\s]*)/i.exec(type)?.[1] ?? 'utf-8';
  return /^utf-?8$/i.test(charset) && /^\s*identity\s*$/i.test(encoding);
}

function parse(body: Buffer): unknown {
  if (body.length === 0) throw new RequestProblem('json-malformed', [{ pointer: '', code: 'json.empty' }]);
  const text = decoded(body);
  const value = parsed(text);
  const fault = structureFault(text);
  if (fault !== undefined) throw new RequestProblem('request-malformed', [fault]);
  const key = forbiddenKey(value);
  if (key !== undefined) throw new RequestProblem('request-malformed', [{ pointer: key, code: 'json.forbidden-key' }]);
  return value;
}

function decoded(body: Buffer): string {
  try {
    return utf8.decode(body);
  } catch {
    throw new RequestProblem('json-malformed', [{ pointer: '', code: 'json.syntax', params: { place: 'UTF-8' } }]);
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    const position = /position (\d+)/.exec((error as Error).message)?.[1];
    const place = placeOf(text, position === undefined ? text.length : Number(position));
    throw new RequestProblem('json-malformed', [{ pointer: '', code: 'json.syntax', params: { place } }]);
  }
}

/** Line and column, both counted from 1. */
function placeOf(text: string, position: number): string {
  const before = text.slice(0, position).split('\n');
  return `${before.length}:${(before.at(-1)?.length ?? 0) + 1}`;
}

/** The place of a key that could change an object's prototype; own keys only, as JSON.parse makes them. */
export function forbiddenKey(value: unknown, path = ''): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, item] of Object.entries(value)) {
    const place = `${path}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    if (key === '__proto__' || (key === 'constructor' && isObjectWithPrototype(item))) return place;
    const inside = forbiddenKey(item, place);
    if (inside !== undefined) return inside;
  }
  return undefined;
}

function isObjectWithPrototype(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, 'prototype');
}
