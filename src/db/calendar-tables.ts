import type { Immutable, Json } from './column-types.ts';

/** One publication of the working calendar; `region` is null when it holds for the whole country. Rows are never changed. */
export interface CalendarRevisionTable {
  revision: Immutable<number>;
  id: Immutable<string>;
  region: Immutable<string | null>;
  published_at: Immutable<string>;
}

/** A year of Russia's production calendar; the newest version of a year counts. Rows are never changed. */
export interface CalendarYearTable {
  year: Immutable<number>;
  version: Immutable<number>;
  revision: Immutable<number>;
  content: Json<unknown>;
  content_hash: Immutable<string>;
  published_at: Immutable<string>;
}

/** A region's own days off in a year; the newest version counts. Rows are never changed. */
export interface RegionDayOffTable {
  region: Immutable<string>;
  year: Immutable<number>;
  version: Immutable<number>;
  revision: Immutable<number>;
  days: Immutable<string[]>;
  source: Immutable<string>;
  published_at: Immutable<string>;
}
