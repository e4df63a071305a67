import type { FormModel } from '../../domain/forms/model.ts';
import { margins, mm, SIZE, SMALL, textWidth } from './measures.ts';

/** How large things are on a paper; points. */
export interface Look {
  /** Between the margins. */
  readonly width: number;
  readonly size: number;
  readonly small: number;
  readonly headings: Readonly<Record<1 | 2 | 3, number>>;
  /** Under a paragraph. */
  readonly gap: number;
  readonly numbered: boolean;
  readonly margins: typeof margins;
}

/** Within the frame of a certificate. */
const inFrame = { left: mm(30), top: mm(32), right: mm(30), bottom: mm(20) };

/** More letters than this make a certificate smaller, so that it stays on its page. */
const CROWDED = 420;

export function lookOf({ orientation = 'portrait', look = 'paper', blocks }: FormModel): Look {
  const own = look === 'paper' ? margins : inFrame;
  const width = textWidth(orientation, own);
  if (look === 'certificate' && lettersIn(blocks) > CROWDED) {
    return { width, size: 11, small: 9, headings: { 1: 22, 2: 14, 3: 11 }, gap: 8, numbered: false, margins: own };
  }
  return look === 'paper'
    ? { width, size: SIZE, small: SMALL, headings: { 1: 12, 2: 11, 3: SIZE }, gap: 4, numbered: true, margins }
    : { width, size: 15, small: 10, headings: { 1: 30, 2: 20, 3: 15 }, gap: 18, numbered: false, margins: inFrame };
}

function lettersIn(blocks: FormModel['blocks']): number {
  return blocks.flatMap((block) => (block.kind === 'paragraph' ? block.runs : [])).reduce((sum, run) => sum + (typeof run === 'string' ? run : run.text).length, 0);
}
