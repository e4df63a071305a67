import fc from 'fast-check';

type Json = Record<string, unknown>;

/** What values are made with: the components of the document, and ids of things that are there. */
export interface Stock {
  components: Record<string, Json>;
  ids: readonly string[];
}

/** Nesting beyond which no more is made up. */
const DEEPEST = 6;

/**
 * Values as a schema of the document wants them, most of them valid. Where the example has a value it is taken about as often as one made up,
 * so that much of what is made is not refused for its first field alone.
 */
export function valuesOf(stock: Stock, schema: Json, example?: unknown, depth = 0): fc.Arbitrary<unknown> {
  const made = madeUp(stock, resolved(stock, schema), example, depth);
  return example === undefined ? made : fc.oneof({ weight: 3, arbitrary: fc.constant(example) }, { weight: 1, arbitrary: made });
}

/** A schema without its `$ref`. */
export function resolved({ components }: Stock, schema: Json): Json {
  const name = /^#\/components\/schemas\/(.+)$/.exec((schema['$ref'] as string | undefined) ?? '')?.[1];
  return name === undefined ? schema : resolved({ components, ids: [] }, components[name] ?? {});
}

function madeUp(stock: Stock, schema: Json, example: unknown, depth: number): fc.Arbitrary<unknown> {
  if ('const' in schema) return fc.constant(schema['const']);
  if (Array.isArray(schema['enum'])) return fc.constantFrom(...(schema['enum'] as unknown[]));
  const branches = (schema['anyOf'] ?? schema['oneOf']) as Json[] | undefined;
  if (branches !== undefined) return fc.oneof(...branches.map((branch) => valuesOf(stock, branch, example, depth)));
  const types = [schema['type']].flat().map(String);
  return fc.oneof(...types.map((type) => ofType(stock, type, schema, example, depth)));
}

function ofType(stock: Stock, type: string, schema: Json, example: unknown, depth: number): fc.Arbitrary<unknown> {
  switch (type) {
    case 'object': return objects(stock, schema, example, depth);
    case 'array': return arrays(stock, schema, example, depth);
    case 'string': return strings(stock, schema);
    case 'integer': return fc.integer(boundsOf(schema));
    case 'number': return fc.double({ ...boundsOf(schema), noNaN: true });
    case 'boolean': return fc.boolean();
    case 'null': return fc.constant(null);
    default: return fc.jsonValue({ maxDepth: 2 });
  }
}

function objects(stock: Stock, schema: Json, example: unknown, depth: number): fc.Arbitrary<unknown> {
  const properties = depth > DEEPEST ? {} : (schema['properties'] ?? {}) as Record<string, Json>;
  const known = isObject(example) ? example : {};
  const fields = Object.entries(properties).map(([name, one]) => [name, valuesOf(stock, one, known[name], depth + 1)] as const);
  const requiredKeys = (schema['required'] as string[] | undefined ?? []).filter((name) => name in properties);
  return fc.record(Object.fromEntries(fields), { requiredKeys, noNullPrototype: true });
}

function arrays(stock: Stock, schema: Json, example: unknown, depth: number): fc.Arbitrary<unknown> {
  const known = Array.isArray(example) ? (example[0] as unknown) : undefined;
  const minLength = Number(schema['minItems'] ?? 0);
  const item = depth > DEEPEST ? fc.constant(known ?? null) : valuesOf(stock, (schema['items'] ?? {}) as Json, known, depth + 1);
  return fc.array(item, { minLength, maxLength: Math.max(minLength, Math.min(3, Number(schema['maxItems'] ?? 3))) });
}

const days = fc.constantFrom('2026-03-02', '2026-07-01', '2026-07-02', '2024-02-29', '1900-01-01', '2099-12-31', '0001-01-01', '9999-12-31');

function strings({ ids }: Stock, schema: Json): fc.Arbitrary<string> {
  if (schema['format'] === 'uuid') return fc.oneof(fc.constantFrom(...ids), fc.uuid());
  if (schema['format'] === 'date') return days;
  if (schema['format'] === 'date-time') return days.map((day) => `${day}T12:00:00.000Z`);
  if (typeof schema['pattern'] === 'string') return fc.stringMatching(new RegExp(schema['pattern'], 'u'), { maxLength: 60 });
  const minLength = Number(schema['minLength'] ?? 0);
  const maxLength = Math.max(minLength, Math.min(40, Number(schema['maxLength'] ?? 40)));
  return fc.oneof(fc.string({ minLength, maxLength, unit: 'grapheme' }), fc.constant('Слово'.padEnd(minLength, 'о')));
}

function boundsOf(schema: Json): { min: number; max: number } {
  const min = Number(schema['minimum'] ?? schema['exclusiveMinimum'] ?? -1_000_000);
  return { min, max: Number(schema['maximum'] ?? Math.max(min, 1_000_000)) };
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
