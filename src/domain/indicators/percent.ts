/** A share in per cent with one decimal, halves up; null where there is nothing to be a share of. */
export function percentOf(part: number, whole: number): number | null {
  // in whole tenths of a per cent, so that no binary fraction decides about a half
  return whole === 0 ? null : Math.floor((2000 * part + whole) / (2 * whole)) / 10;
}
