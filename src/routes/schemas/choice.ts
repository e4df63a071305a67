import { Type, type TSchemaOptions, type TUnsafe } from 'typebox';

/** One of a fixed list of words. */
export function choice<const T extends readonly string[]>(words: T, options: TSchemaOptions = {}): TUnsafe<T[number]> {
  return Type.Unsafe<T[number]>({ type: 'string', enum: [...words], ...options });
}
