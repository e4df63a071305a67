import { Type, type TString } from 'typebox';

/** A calendar date. Years outside 1900–2199 are slips of the hand. */
export function date(description: string): TString {
  return Type.String({ format: 'date', pattern: '^(19|20|21)\\d{2}-\\d{2}-\\d{2}$', description });
}

/** A point in time in UTC, `2026-03-01T09:00:00.000Z`. */
export function instant(description: string): TString {
  return Type.String({ format: 'date-time', description });
}
