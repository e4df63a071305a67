const roman = ['I', 'II', 'III', 'IV'];

/** The number of a quarter as Russian papers write it. */
export function romanQuarter(quarter: string): string {
  return roman[Number(quarter.slice(-1)) - 1] ?? '';
}

/** A number in groups of three: 12 345. */
export function grouped(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, '\u00a0');
}

/** The distance between ticks, 1, 2 or 5 with noughts, so that no more than `most` of them reach the greatest value. */
export function niceStep(greatest: number, most: number): number {
  for (let power = 1; ; power *= 10) {
    const step = [1, 2, 5].map((one) => one * power).find((one) => Math.ceil(greatest / one) <= most);
    if (step !== undefined) return step;
  }
}
