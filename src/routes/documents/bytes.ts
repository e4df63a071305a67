import { Type, type TUnsafe } from 'typebox';

/** A file as an answer. */
export function bytes(description: string): TUnsafe<Buffer> {
  return Type.Unsafe<Buffer>({ type: 'string', format: 'binary', description });
}
