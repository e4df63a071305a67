import { Type, type Static, type TSchema, type TUnsafe } from 'typebox';

const components = new Map<string, TSchema>();

/**
 * Gives a schema a name in the published document (`#/components/schemas/<name>`) and returns a reference to it.
 * @throws Error when the name is taken
 */
export function named<S extends TSchema>(name: string, schema: S): TUnsafe<Static<S>> {
  if (components.has(name)) throw new Error(`Two schemas are called ${name}`);
  components.set(name, schema);
  return Type.Unsafe<Static<S>>({ $ref: `${name}#` });
}

/** Every named schema, ready for `app.addSchema`. */
export function namedSchemas(): { $id: string }[] {
  return [...components].map(([name, schema]) => ({ ...schema, $id: name }));
}
