import { readdir, readFile } from 'node:fs/promises';
import type { FastifyInstance } from 'fastify';

const LINE = /^(?<indent>[│ ]*)(?:├|└)── (?<path>\S+) \((?<methods>[A-Z, ]+)\)$/;

/** Every route that the server really answers, as `GET /v1/cases/{}`, from its own tree; HEAD goes with GET. */
export function routesOf(app: FastifyInstance): string[] {
  const above: string[] = [];
  return app.printRoutes({ commonPrefix: false }).split('\n').flatMap((line) => {
    const { indent = '', path = '', methods = '' } = LINE.exec(line)?.groups ?? {};
    if (path === '') return [];
    const depth = indent.length / 4;
    above.splice(depth, above.length, path);
    const full = above.join('').replace(/:[\w:|]+/g, '{}');
    return methods.split(', ').filter((method) => method !== 'HEAD').map((method) => `${method} ${full}`);
  });
}

/** Every operation that a document tells, in the same words. */
export function publishedIn(document: object): string[] {
  const { paths } = document as { paths: Record<string, object> };
  return Object.entries(paths).flatMap(([path, item]) =>
    Object.keys(item).map((method) => `${method.toUpperCase()} ${path.replace(/\{\w+\}/g, '{}')}`));
}

/** The files of the source, with their text. */
export async function sources(): Promise<{ file: string; text: string }[]> {
  const root = new URL('../../src/', import.meta.url);
  const files = (await readdir(root, { recursive: true })).filter((file) => file.endsWith('.ts'));
  return await Promise.all(files.map(async (file) => ({ file, text: await readFile(new URL(file, root), 'utf8') })));
}
