import { type Kysely, sql } from 'kysely';
import type { Database } from '../schema.ts';

/**
 * Which of the texts hold all the words, by PostgreSQL's `russian` configuration (Russian and English stems). Where none
 * holds the last word, it counts as the beginning of one.
 * @param texts few enough to be sent along: they are parsed anew each time, about 50 µs a text
 * @param words letters and digits only, at least one
 * @returns places in `texts`, from 0, in order
 */
export async function textsWithWords(
  db: Kysely<Database>, texts: readonly string[], words: readonly string[],
): Promise<number[]> {
  const whole = words.join(' & ');
  const { rows } = await sql<{ place: string; exact: boolean }>`
    select place, document @@ to_tsquery('russian', ${whole}) as exact
    from unnest(${texts}::text[]) with ordinality as t (content, place),
         lateral (select to_tsvector('russian', content) as document) as d
    where document @@ to_tsquery('russian', ${`${whole}:*`})
    order by place`.execute(db);
  const exact = rows.filter((row) => row.exact);
  return (exact.length > 0 ? exact : rows).map(({ place }) => Number(place) - 1);
}
