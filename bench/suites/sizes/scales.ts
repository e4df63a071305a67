/** What is assumed of a region, and of how a case is worked with; docs/scale.md tells them, and how to put in one's own. */
export const assumed = {
  /** Cases that a region opens in a year, and years for which they are kept. */
  casesAYear: 6_000,
  yearsKept: 10,
  /** In the life of a case: requests that show it, writes. */
  readsOfCase: 600,
  writesOfCase: 40,
  workingDays: 247,
  /** The busiest hour's share of a day. */
  busiestHour: 0.25,
} as const;

const regions = [['one region', 1], ['ten regions', 10], ['the country, 89 regions', 89]] as const;
const GB = 1e9;

/** For each scale: cases kept, room, accesses a year, their room, and requests a second in the busiest hour. */
export function scales(bytesOfCase: number, bytesOfAccess: number): string[][] {
  return regions.map(([name, number]) => {
    const opened = assumed.casesAYear * number;
    const kept = opened * assumed.yearsKept;
    const accesses = opened * assumed.readsOfCase;
    const inBusiestHour = (aYear: number) => (aYear / assumed.workingDays) * assumed.busiestHour / 3600;
    return [
      name, kept.toLocaleString('en'), ((kept * bytesOfCase) / GB).toFixed(1), accesses.toLocaleString('en'), ((accesses * bytesOfAccess) / GB).toFixed(1),
      inBusiestHour(opened * assumed.writesOfCase).toFixed(1), inBusiestHour(accesses).toFixed(0),
    ];
  });
}
