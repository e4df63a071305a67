import { type Fill, MARK, type Shape, type SymbolName } from './scene.ts';
import { cut, widthOf } from './text-width.ts';

/** What a fill or a mark means. */
export interface LegendItem {
  sample: { fill: Fill; stroke?: 'fine' | 'bold' | 'dashed' } | { symbol: SymbolName } | { line: 'bold' } | { sign: string };
  label: string;
}

const SIZE = 11;
const LINE = 19;
const SAMPLE = 24;

/** A legend (условные обозначения) in lines from `top` on; tells how far down it reaches. */
export function legend(items: readonly LegendItem[], left: number, right: number, top: number): { shapes: Shape[]; bottom: number } {
  const shapes: Shape[] = [];
  let x = left;
  let y = top;
  for (const { sample, label } of items) {
    const words = cut(label, right - left - SAMPLE - 6, { size: SIZE });
    const width = SAMPLE + 6 + widthOf(words, { size: SIZE }) + 16;
    if (x > left && x + width - 16 > right) {
      x = left;
      y += LINE;
    }
    shapes.push(sampleOf(sample, x, y), { kind: 'text', x: x + SAMPLE + 6, y: y + 11, text: words, size: SIZE });
    x += width;
  }
  return { shapes, bottom: y + LINE };
}

function sampleOf(sample: LegendItem['sample'], x: number, y: number): Shape {
  if ('symbol' in sample) return { kind: 'mark', x: x + SAMPLE - MARK - 2, y: y + 7, symbol: sample.symbol };
  if ('sign' in sample) return { kind: 'text', x: x + SAMPLE, y: y + 12, text: sample.sign, size: SIZE, anchor: 'end' };
  if ('line' in sample) return { kind: 'line', x1: x, y1: y + 7, x2: x + SAMPLE, y2: y + 7, stroke: sample.line };
  return { kind: 'rect', x, y: y + 1, width: SAMPLE, height: 12, fill: sample.fill, stroke: sample.stroke ?? 'fine' };
}
