import type { TSchema } from 'typebox';
import { namedSchemas } from '../schemas/named.ts';

/** What a field of an export means, in the words of the published document. */
export interface FieldMeaning {
  /** The component of the document that the field belongs to. */
  of: string;
  /** Nested fields are joined by a dot. */
  field: string;
  meaning: string;
  /** The component that tells of the fields inside, when the field holds one or a list of them. */
  see: string | null;
}

interface Part {
  $ref?: string;
  description?: string;
  properties?: Record<string, Part>;
  items?: Part;
  anyOf?: Part[];
  oneOf?: Part[];
}

/** The meaning of every described field of the components that a schema leads to, each once. */
export function fieldMeanings(schemas: Record<string, TSchema>): FieldMeaning[] {
  const components = new Map(namedSchemas().map(({ $id, ...schema }) => [$id, schema as Part]));
  const found = new Map<string, FieldMeaning>();
  const waiting = Object.values(schemas).flatMap((schema) => componentsIn(schema as Part));
  const known = new Set(waiting);
  for (let of = waiting.shift(); of !== undefined; of = waiting.shift()) {
    for (const { field, part } of fieldsIn(components.get(of) ?? {})) {
      const [see = null] = componentsIn(part);
      const meaning = part.description ?? (see === null ? undefined : components.get(see)?.description);
      if (meaning !== undefined) found.set(`${of} ${field} ${meaning}`, { of, field, meaning, see });
    }
    for (const next of componentsIn(components.get(of) ?? {}, true)) {
      if (!known.has(next)) waiting.push(next);
      known.add(next);
    }
  }
  return [...found.values()];
}

/** The fields of a schema, those of its variants and of what is nested in it without a name too. */
function fieldsIn(part: Part, path = ''): { field: string; part: Part }[] {
  const own = Object.entries(part.properties ?? {}).flatMap(([name, inner]) => {
    const field = `${path}${name}`;
    return [{ field, part: inner }, ...fieldsIn(inner, `${field}.`)];
  });
  return [...own, ...insides(part).flatMap((inner) => fieldsIn(inner, path))];
}

/** The components that a schema names: itself, as a variant or as an item; `deep`: in its fields too. */
function componentsIn(part: Part, deep = false): string[] {
  if (part.$ref !== undefined) return [part.$ref.replace(/#$/, '')];
  const fields = deep ? Object.values(part.properties ?? {}) : [];
  return [...insides(part), ...fields].flatMap((inner) => componentsIn(inner, deep));
}

function insides({ anyOf = [], oneOf = [], items }: Part): Part[] {
  return [...anyOf, ...oneOf, ...(items === undefined ? [] : [items])];
}
