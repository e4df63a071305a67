import { type Type, widthOf } from './text-width.ts';

/** How an area is filled: each can be told from the others in black and white. */
export const fills = ['plain', 'dots', 'sparse', 'rising', 'falling', 'level', 'upright', 'cross', 'rings', 'zigzag', 'dense', 'solid'] as const;
export type Fill = (typeof fills)[number];

/** Marks (значки), told apart by their form. */
export const symbols = ['disc', 'ringedDisc', 'circle', 'cross', 'triangle', 'diamond'] as const;
export type SymbolName = (typeof symbols)[number];

export interface Rect {
  kind: 'rect';
  x: number;
  y: number;
  width: number;
  height: number;
  /** `none` is seen through, `paper` covers what lies below. */
  fill: Fill | 'none' | 'paper';
  stroke?: 'fine' | 'bold' | 'dashed';
}

export interface Line {
  kind: 'line';
  x1: number;
  y1: number;
  x2: number;
  y2: number;
  stroke: 'grid' | 'fine' | 'bold' | 'dashed';
}

export interface Text extends Type {
  kind: 'text';
  /** Where the anchor stands, on the base line. */
  x: number;
  y: number;
  text: string;
  anchor?: 'start' | 'middle' | 'end';
  soft?: boolean;
}

/** A mark around its middle. */
export interface Mark {
  kind: 'mark';
  x: number;
  y: number;
  symbol: SymbolName;
}

export type Shape = Rect | Line | Text | Mark;

/** A picture before it is written: nothing but shapes in their order, the later ones on top. */
export interface Scene {
  /** Begins every id in the picture, so that several stand on one page. */
  name: string;
  width: number;
  height: number;
  title: string;
  /** The whole content in words, a line a row. */
  description: readonly string[];
  shapes: readonly Shape[];
}

/** Half the height of a mark. */
export const MARK = 5;

export interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** The room that a text takes; what hangs below the base line is a quarter of its size. */
export function boxOf({ x, y, text, anchor = 'start', ...type }: Text): Box {
  const width = widthOf(text, type);
  const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
  return { left, right: left + width, top: y - type.size * 0.85, bottom: y + type.size * 0.25 };
}

/** A text on paper, so that it can be read above a pattern. */
export function onPaper(text: Text): Shape[] {
  const { left, right, top, bottom } = boxOf(text);
  return [{ kind: 'rect', x: left - 2, y: top - 1, width: right - left + 4, height: bottom - top + 1, fill: 'paper' }, text];
}
