import { Type, type TArray, type TObject, type TSchema, type TUnion, type TNull, type TString } from 'typebox';
import { closed } from './closed.ts';
import { nullable } from './nullable.ts';

export const GREATEST_LIMIT = 200;
export const USUAL_LIMIT = 50;

/** The query fields of every list; spread them into the list's own. */
export const pagingQuery = {
  limit: Type.Optional(
    Type.Integer({
      minimum: 1,
      maximum: GREATEST_LIMIT,
      default: USUAL_LIMIT,
      description: `Сколько записей вернуть, не больше ${GREATEST_LIMIT}.`,
    }),
  ),
  cursor: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 500,
      pattern: '^[A-Za-z0-9_-]+$',
      description: 'Откуда продолжать: `nextCursor` предыдущей страницы.',
    }),
  ),
};

/** One page of a list. */
export function listOf<S extends TSchema>(
  item: S,
): TObject<{ items: TArray<S>; nextCursor: TUnion<[TString, TNull]> }> {
  return closed({
    items: Type.Array(item),
    nextCursor: nullable(Type.String(), 'Курсор следующей страницы; null на последней.'),
  });
}
