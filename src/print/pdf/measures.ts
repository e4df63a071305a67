import type { Content } from 'pdfmake/interfaces.js';

/** Points in a millimetre. */
const POINTS = 72 / 25.4;

export function mm(millimetres: number): number {
  return millimetres * POINTS;
}

/** Margins of a Russian paper (ГОСТ Р 7.0.97-2016, 3.3): left 20, top 20, right 10, bottom 20 mm. */
export const margins = { left: mm(20), top: mm(20), right: mm(10), bottom: mm(20) };

/** Width between the margins of an A4 page, in points. */
export function textWidth(orientation: 'portrait' | 'landscape', { left, right }: Pick<typeof margins, 'left' | 'right'> = margins): number {
  return (orientation === 'portrait' ? mm(210) : mm(297)) - left - right;
}

export const LINE = 0.5;
export const SIZE = 10;
export const SMALL = 8;

/** A double frame within the edges of a page. */
export function frame(width: number, height: number): Content {
  const box = (inset: number, lineWidth: number) => ({ type: 'rect' as const, x: inset, y: inset, w: width - 2 * inset, h: height - 2 * inset, lineWidth });
  return { canvas: [box(mm(10), 1.5), box(mm(12), LINE)] };
}
