import { Type, type Static, type TSchema, type TUnsafe } from 'typebox';

/**
 * One of several closed objects, told apart by the field `tag`, which each of them holds as a required `Type.Literal`.
 * Violations are then reported against the object meant, not against all of them.
 */
export function variants<S extends TSchema[]>(
  tag: string,
  schemas: [...S],
  description?: string,
): TUnsafe<Static<S[number]>> {
  return Type.Unsafe<Static<S[number]>>({
    type: 'object',
    ...(description === undefined ? {} : { description }),
    discriminator: { propertyName: tag },
    required: [tag],
    oneOf: schemas,
  });
}
