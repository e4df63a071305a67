import { Type, type TNull, type TSchema, type TUnion } from 'typebox';

/** The value, or null for «not known» or «none». */
export function nullable<S extends TSchema>(schema: S, description?: string): TUnion<[S, TNull]> {
  return Type.Union([schema, Type.Null()], description === undefined ? {} : { description });
}
