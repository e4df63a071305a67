import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { eventsFolder } from './released.ts';

/** The schemas of events by `kind.v1`. */
export type EventBundle = Record<string, Record<string, unknown>>;

/** The schemas as they are published now, one file a kind and version. */
export async function bundledEvents(folder = eventsFolder): Promise<EventBundle> {
  const files = (await readdir(folder).catch(() => [])).filter((file) => file.endsWith('.json')).sort();
  const read = async (file: string) => [file.slice(0, -'.json'.length), await keptSchema(join(folder, file))] as const;
  return Object.fromEntries(await Promise.all(files.map(read)));
}

/** The schemas that a release has kept. */
export async function keptEvents(file: string): Promise<EventBundle> {
  return JSON.parse(await readFile(file, 'utf8')) as EventBundle;
}

async function keptSchema(file: string): Promise<Record<string, unknown>> {
  return JSON.parse(await readFile(file, 'utf8')) as Record<string, unknown>;
}

/**
 * The events as an OpenAPI document that answers each with its schema: who receives an event reads it as one reads a reply, and so what
 * breaks the one breaks the other.
 */
export function asDocument(bundle: EventBundle): Record<string, unknown> {
  const paths = Object.entries(bundle).map(([name, { $id: _id, $schema: _schema, ...schema }]) => [`/events/${name}`, {
    get: { operationId: name, responses: { 200: { description: name, content: { 'application/json': { schema } } } } },
  }] as const);
  return { openapi: '3.1.0', info: { title: 'Events', version: '1.0.0' }, paths: Object.fromEntries(paths) };
}
