import type { CategoryCode } from '../categories.ts';
import type { Source } from '../entry.ts';
import type { HelpTypeCode } from '../help-types.ts';
import type { Appendix } from './appendices.ts';
import type { DirectionCode } from './directions.ts';

/** One line of an appendix in which a measure stands. */
export interface MeasureLink {
  appendix: Appendix;
  /** The family category that the appendix is for. */
  category: CategoryCode;
  direction: DirectionCode;
  /** Number of the line in the appendix, from 1, counted through the whole table of its part V. */
  line: number;
  source: Source;
}

/** A measure that an appendix proposes (мероприятие): the same one in several appendices is one entry. */
export interface CatalogueMeasure {
  /** Help type, a dot and a name of its own, for example `medical.technicalAids`; it never changes. */
  code: string;
  /** Short title, at most 120 characters, worded by the service; the full text stands in the appendix. */
  ru: string;
  en: string;
  helpType: HelpTypeCode;
  /** At least one, by appendix. */
  links: readonly MeasureLink[];
}

/** How the data files write a measure: direction of work, then appendix, then the line of that appendix. */
export interface MeasureLines {
  code: `${HelpTypeCode}.${string}`;
  ru: string;
  en: string;
  lines: { readonly [D in DirectionCode]?: { readonly [A in Appendix]?: number } };
}
