import { eventCatalogue } from '../../src/domain/events/catalogue.ts';
import type { EventEntry } from '../../src/domain/events/event-entry.ts';

/** The published schemas of the data of every kind of event, as text by file name: `case.opened.v1.json`. */
export function eventSchemas(catalogue: Record<string, EventEntry> = eventCatalogue): Map<string, string> {
  return new Map(Object.entries(catalogue).map(([kind, entry]) => [`${kind}.v${entry.version}.json`, schemaText(kind, entry)]));
}

function schemaText(kind: string, { version, ru, en, data }: EventEntry): string {
  const head = { $schema: 'https://json-schema.org/draft/2020-12/schema', $id: `${kind}.v${version}.json`, title: ru, description: en };
  return `${JSON.stringify({ ...head, ...data }, null, 2)}\n`;
}

/**
 * What is not as it should be in the folder of published schemas. A file of an older version of a kind may stay: it is still what
 * receivers of that version read.
 */
export function eventFaults(wanted: ReadonlyMap<string, string>, kept: ReadonlyMap<string, string>): string[] {
  const differing = [...wanted].filter(([file, text]) => kept.get(file) !== text).map(([file]) => `${file} is not what the catalogue says`);
  const strange = [...kept.keys()].filter((file) => !wanted.has(file) && !isOlder(file, wanted)).map((file) => `${file} is of no kind in the catalogue`);
  return [...differing, ...strange];
}

function isOlder(file: string, wanted: ReadonlyMap<string, string>): boolean {
  const [kind, version] = kindOf(file);
  return [...wanted.keys()].map(kindOf).some(([other, newest]) => other === kind && version < newest);
}

function kindOf(file: string): [kind: string, version: number] {
  const found = /^(.+)\.v(\d+)\.json$/.exec(file);
  return [found?.[1] ?? file, Number(found?.[2] ?? Infinity)];
}
