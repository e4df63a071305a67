import { Type, type TObject, type TObjectOptions, type TProperties } from 'typebox';

/** An object that takes the fields named and no others: an unknown field is refused, never silently dropped. */
export function closed<P extends TProperties>(properties: P, options: TObjectOptions = {}): TObject<P> {
  return Type.Object(properties, { additionalProperties: false, ...options });
}
