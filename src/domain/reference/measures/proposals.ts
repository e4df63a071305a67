import { type HelpTypeCode, helpTypes } from '../help-types.ts';
import type { CatalogueMeasure, MeasureLink } from './measure.ts';
import { measuresFor, withWider } from './measures-for.ts';

/** A measure that the catalogue has for a family, and why. */
export interface MeasureProposal {
  measure: CatalogueMeasure;
  /** The lines of the appendices for the family's own categories; at least one. */
  why: readonly MeasureLink[];
}

/**
 * What the catalogue proposes for a family of these categories: by help type, within it by appendix and line. A category
 * without an appendix adds nothing; free measures may always be added.
 */
export function proposeMeasures(familyCategories: readonly string[], helpType?: HelpTypeCode): MeasureProposal[] {
  const own = withWider(familyCategories);
  return helpTypes
    .flatMap(({ code }) => (helpType === undefined || helpType === code ? measuresFor(familyCategories, code) : []))
    .map((measure) => ({ measure, why: measure.links.filter(({ category }) => own.has(category)) }));
}
