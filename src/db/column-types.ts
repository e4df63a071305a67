import type { ColumnType } from 'kysely';

/** Set by the database or once at insert; never updated. */
export type Immutable<T> = ColumnType<T, T, never>;
/** Written as a JSON text, read as a parsed value. */
export type Json<T> = ColumnType<T, string, string>;
