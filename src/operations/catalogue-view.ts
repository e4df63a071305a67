import type { Source } from '../domain/reference/entry.ts';
import { labelOf } from '../domain/reference/index.ts';
import type { CatalogueMeasure, MeasureLink } from '../domain/reference/measures/index.ts';

/** A line of an appendix, its direction of work in words. */
export interface MeasureLinkView {
  appendix: number;
  category: string;
  direction: { code: string; ru: string; en: string };
  line: number;
  source: Source;
}

/** A measure of the catalogue without its links. */
export type MeasureTitle = Pick<CatalogueMeasure, 'code' | 'ru' | 'en' | 'helpType'>;

export function titleView({ code, ru, en, helpType }: CatalogueMeasure): MeasureTitle {
  return { code, ru, en, helpType };
}

export function linkView({ appendix, category, direction, line, source }: MeasureLink): MeasureLinkView {
  return { appendix, category, direction: { code: direction, ...labelOf('workDirections', direction) }, line, source };
}
