/** The service with and without each of its two safeties. */
export const variants = {
  full: { walls: true, records: true, text: 'as in production' },
  noRecords: { walls: true, records: false, text: 'accesses not recorded' },
  noWalls: { walls: false, records: true, text: 'no walls: as the owning superuser' },
  neither: { walls: false, records: false, text: 'neither' },
} as const;

export type Variant = keyof typeof variants;

/** `again` is the full service once more: how far it differs from itself is the noise of the measurement. */
export const slots = ['full', 'again', 'noRecords', 'noWalls', 'neither'] as const;
export type Slot = (typeof slots)[number];

export function variantOf(slot: Slot): Variant {
  return slot === 'again' ? 'full' : slot;
}
