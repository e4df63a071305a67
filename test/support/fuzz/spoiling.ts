import fc from 'fast-check';

type Json = Record<string, unknown>;

/** Stands in a value for text that no value can be written as, for example `1e400`; `written` puts the text in its place. */
const raw = (text: string) => `\u0001${text}\u0001`;

/** What has broken services before: values that parsers, types, calendars and databases disagree about. */
export const nasty: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>('\0', 'a\0b', '\ud800', '\udfff', '\u202e', 'x'.repeat(20_000), '', ' ', '\ufeff', '__proto__', '%00', "';--", '{{7*7}}'),
  fc.constantFrom<unknown>('2026-02-30', '2026-13-01', '0000-01-01', '0000-00-00', '9999-12-31', '10000-01-01', '-2026-01-01', '2026-1-1', '2026-06-30T24:00:00Z'),
  fc.constantFrom<unknown>(raw('1e400'), raw('-1e400'), raw('-0'), raw('-0.0'), raw('1e-400'), raw('123456789012345678901234567890'), raw('1E2')),
  fc.constantFrom<unknown>(-1, 0, 1e308, 2 ** 31, 2 ** 53, -(2 ** 63), 0.1 + 0.2, null, true, [], {}, [[]], [null], { '': '' }),
  fc.constantFrom<unknown>('01990000-0000-0000-0000-000000000000', '00000000-0000-0000-0000-000000000000', '{01990000-0000-7000-8000-000000000042}', 'urn:uuid:x'),
  fc.jsonValue({ maxDepth: 3 }),
);

/** A value with one place spoilt: replaced, removed, added or doubled, at any depth. */
export function spoilt(values: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const how = fc.oneof(
    nasty.map((by) => ({ by })), fc.constant('remove' as const), fc.constant('double' as const), nasty.map((add) => ({ add })),
    fc.integer({ min: 2, max: 60 }).map((deep) => ({ deep })),
  );
  return fc.tuple(values, fc.array(fc.nat(12), { minLength: 1, maxLength: 4 }), how).map(([value, path, way]) => at(value, path, way));
}

type Way = 'remove' | 'double' | { by: unknown } | { add: unknown } | { deep: number };

function at(value: unknown, path: readonly number[], way: Way): unknown {
  const [first = 0, ...rest] = path;
  if (typeof value !== 'object' || value === null) return changed(value, way);
  const keys = Object.keys(value);
  const key = keys[first % Math.max(keys.length, 1)];
  if (key === undefined || (typeof way === 'object' && 'add' in way && rest.length === 0)) return withMore(value, way);
  const copy = (Array.isArray(value) ? [...(value as unknown[])] : { ...value }) as Json;
  const part = copy[key];
  if (rest.length > 0 && typeof part === 'object' && part !== null) copy[key] = at(part, rest, way);
  else if (way === 'remove') return without(copy, key);
  else if (way === 'double' && Array.isArray(copy)) return [...(copy as unknown[]), part];
  else copy[key] = changed(part, way);
  return copy;
}

function changed(value: unknown, way: Way): unknown {
  if (way === 'remove') return null;
  if (way === 'double') return Array.isArray(value) ? [...(value as unknown[]), ...(value as unknown[])] : [value, value];
  if ('by' in way) return way.by;
  if ('add' in way) return way.add;
  return Array.from({ length: way.deep }).reduce((inner) => [inner], value);
}

function withMore(value: object, way: Way): unknown {
  const more = typeof way === 'object' && 'add' in way ? way.add : null;
  return Array.isArray(value) ? [...(value as unknown[]), more] : { ...value, unknownField: more };
}

function without(value: Json, key: string): unknown {
  if (Array.isArray(value)) return (value as unknown[]).filter((_, index) => String(index) !== key);
  const { [key]: _, ...rest } = value;
  return rest;
}

/** The text that is sent. */
export function written(value: unknown): string {
  return JSON.stringify(value ?? null).replace(/"\\u0001([^"\\]*)\\u0001"/g, '$1');
}
