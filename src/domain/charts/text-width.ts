// How wide a text is drawn, without a font: the widths of DejaVu Sans, the widest sans-serif in common use, rounded up. Whatever sans-serif
// the reader has, a text that fits by these fits.

/** Width in ems to the characters that have it. */
const byWidth: readonly (readonly [number, string])[] = [
  [0.30, 'IJijl'],
  [0.35, ' ,./:;\\|·\u00a0'],
  [0.40, '()-[]ft'],
  [0.45, '!r'],
  [0.50, '"*_`–§'],
  [0.55, '?cszгзсэ'],
  [0.60, 'FLkvxyвтухчь•ү'],
  [0.65, '$0123456789EPSTYabdeghnopqu{}ГЕЁЗРТУабеёийклоря«»әөҮһ'],
  [0.70, 'ABCKRVXZАБВСХЧЬЭЯднпцңҺ'],
  [0.75, 'NUИЙКъ'],
  [0.80, '&DGHOQДЛНОПЦмыӘӨҢ'],
  [0.85, '#+<=>^w~Ъю×−'],
  [0.90, 'MМФЫф'],
  [0.95, 'жшщҗ'],
  [1.00, '%@Wm—…'],
  [1.05, '№'],
];
const widths = new Map(byWidth.flatMap(([width, characters]) => [...characters].map((one) => [one, width] as const)));
/** Any other character: as wide as the widest, and a little more for signs that are drawn from another font. */
const OTHER = 1.2;
/** The bold face is at most this much wider, character by character. */
const BOLD = 1.28;

/** How a text is set. */
export interface Type {
  size: number;
  bold?: boolean;
}

/** The width of a line of text in the drawing's units. */
export function widthOf(text: string, { size, bold = false }: Type): number {
  let ems = 0;
  for (const character of text) ems += widths.get(character) ?? OTHER;
  return ems * size * (bold ? BOLD : 1);
}

/** The text if there is room for it, else its beginning with an ellipsis; nothing where not even that fits. */
export function cut(text: string, room: number, type: Type): string {
  if (widthOf(text, type) <= room) return text;
  const characters = [...text];
  for (let length = characters.length - 1; length > 0; length -= 1) {
    const shorter = `${characters.slice(0, length).join('').trimEnd()}…`;
    if (widthOf(shorter, type) <= room) return shorter;
  }
  return '';
}
