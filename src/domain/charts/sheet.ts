import type { Shape } from './scene.ts';
import { cut } from './text-width.ts';

/** As wide as a sheet of A4 lying on its side, at 96 to the inch; a picture is as high as it must be. */
export const SHEET = { width: 1123, left: 24, right: 1099 } as const;

/** What stands above the picture. */
export interface Heading {
  title: string;
  subtitle: string;
}

/** The two lines at the head of every picture. */
export function heading(title: string, subtitle: string): Shape[] {
  const room = SHEET.right - SHEET.left;
  return [
    { kind: 'text', x: SHEET.left, y: 32, text: cut(title, room, { size: 18, bold: true }), size: 18, bold: true },
    { kind: 'text', x: SHEET.left, y: 54, text: cut(subtitle, room, { size: 12 }), size: 12, soft: true },
  ];
}
