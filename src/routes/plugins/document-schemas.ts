type Json = Record<string, unknown>;

const PREFIX = '#/components/schemas/';

/** Drops the named schemas that no operation leads to: those of endpoints which this process does not have, such as the sandbox's. */
export function dropUnusedSchemas(document: Json): void {
  const components = document['components'] as { schemas?: Json } | undefined;
  const { schemas } = components ?? {};
  if (components === undefined || schemas === undefined) return;
  const { schemas: _, ...others } = components as Json;
  const used = new Set<string>();
  const waiting = referencesIn([document['paths'], document['webhooks'], others]);
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (used.has(name)) continue;
    used.add(name);
    waiting.push(...referencesIn(schemas[name]));
  }
  components.schemas = Object.fromEntries(Object.entries(schemas).filter(([name]) => used.has(name)));
}

/** The names of the schemas that a part of the document refers to. */
function referencesIn(part: unknown): string[] {
  if (typeof part !== 'object' || part === null) return [];
  return Object.entries(part).flatMap(([key, value]: [string, unknown]) =>
    key === '$ref' && typeof value === 'string' && value.startsWith(PREFIX) ? [value.slice(PREFIX.length)] : referencesIn(value));
}
