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

/** The schemas of request bodies with a field that could be an address somewhere else. */
export function takersOfAddresses(document: object): string[] {
  const { paths, components } = JSON.parse(JSON.stringify(document)) as {
    paths: Record<string, Record<string, { requestBody?: object }>>; components: { schemas: Record<string, object> };
  };
  const reached = new Set<string>();
  const reach = (part: object): void => {
    for (const [, name = ''] of JSON.stringify(part).matchAll(/"#\/components\/schemas\/([^"]+)"/g)) {
      if (reached.has(name)) continue;
      reached.add(name);
      reach(components.schemas[name] ?? {});
    }
  };
  for (const operation of Object.values(paths).flatMap((path) => Object.values(path))) reach(operation.requestBody ?? {});
  const field = /"[a-z]*(url|uri|host|callback|origin|href)[a-z]*":\{/i;
  return [...reached].filter((name) => field.test(JSON.stringify(components.schemas[name]))).sort();
}

/** The files of the source that can open a connection by HTTP or of their own. */
export async function callersOut(): Promise<string[]> {
  const calls = /\bfetch\(|import \{[^}]*\b(request|get|connect)\b[^}]*\} from 'node:(http|https|net|tls)'|undici|axios/;
  return (await sources()).filter(({ text }) => calls.test(text)).map(({ file }) => file).sort();
}
