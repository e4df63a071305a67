import pg from 'pg';

type Parser = (text: string) => unknown;
/** pg's typings know the OIDs of scalar types only. */
type ParserOf = (oid: number, format?: 'text') => Parser;

/** OIDs of the types that pg would turn into Date objects or strings we do not want. */
const INT8 = 20;
const DATE = 1082;
const TIMESTAMPTZ = 1184;
const TEXT_ARRAY = 1009;
const INT8_ARRAY = 1016;
const DATE_ARRAY = 1182;
const TIMESTAMPTZ_ARRAY = 1185;

/**
 * `2026-03-01 09:00:00.12+00` → `2026-03-01T09:00:00.120Z`: always three digits, so that instants compare as strings.
 * Needs a session in UTC with DateStyle ISO. `infinity` stays as it is.
 */
export function instantFromText(text: string): string {
  if (text.length < 22 || !text.endsWith('+00')) return text;
  const fraction = text.slice(20, -3).slice(0, 3).padEnd(3, '0');
  return `${text.slice(0, 10)}T${text.slice(11, 19)}.${fraction}Z`;
}

/** The same from PostgreSQL's JSON: `2026-03-01T09:00:00.12+00:00`. */
export function instantFromJson(text: string): string {
  return text.endsWith('+00:00') ? instantFromText(text.slice(0, -3)) : text;
}

const asIs: Parser = (text) => text;

/** pg's own reader of `text[]`: one dimension of strings and nulls. */
const readArray = (pg.types.getTypeParser as ParserOf)(TEXT_ARRAY, 'text') as (text: string) => (string | null)[];

function arrayOf(parse: Parser): Parser {
  return (text) => readArray(text).map((item) => (item === null ? null : parse(item)));
}

const parsers = new Map<number, Parser>([
  [INT8, Number],
  [DATE, asIs],
  [TIMESTAMPTZ, instantFromText],
  [INT8_ARRAY, arrayOf(Number)],
  [DATE_ARRAY, arrayOf(asIs)],
  [TIMESTAMPTZ_ARRAY, arrayOf(instantFromText)],
]);

/**
 * How columns arrive: date as `YYYY-MM-DD`, timestamptz as an instant with Z, int8 as a number, numeric as a string.
 * No Date objects: they shift days and cost a third of a list's speed.
 */
export const rowTypes: pg.CustomTypesConfig = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    const own = format === 'binary' ? undefined : parsers.get(oid);
    return own ?? (pg.types.getTypeParser as ParserOf)(oid, format as 'text');
  },
};
