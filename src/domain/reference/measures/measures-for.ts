import { categories } from '../categories.ts';
import type { HelpTypeCode } from '../help-types.ts';
import { measureCatalogue } from './catalogue.ts';
import type { CatalogueMeasure, MeasureLink } from './measure.ts';

/**
 * Measures that the appendices propose for a family of these categories (codes of the category list; a code without
 * an appendix adds nothing), of one help type or of all. A category that is part of another has the other's
 * measures too: a single mother those of a single parent. Each measure comes once, with all its links, in the order
 * of the family's own appendices and their lines.
 */
export function measuresFor(familyCategories: readonly string[], helpType?: HelpTypeCode): CatalogueMeasure[] {
  const wanted = withWider(familyCategories);
  return measureCatalogue
    .filter((measure) => helpType === undefined || measure.helpType === helpType)
    .flatMap((measure) => {
      const first = measure.links.find(({ category }) => wanted.has(category));
      return first === undefined ? [] : [{ measure, first }];
    })
    .sort((a, b) => byLine(a.first, b.first))
    .map(({ measure }) => measure);
}

/** The categories and those that they are part of. */
export function withWider(codes: readonly string[]): Set<string> {
  const wider = categories.filter(({ code }) => codes.includes(code)).flatMap(({ within }) => within ?? []);
  return new Set([...codes, ...wider]);
}

function byLine(a: MeasureLink, b: MeasureLink): number {
  return a.appendix - b.appendix || a.line - b.line;
}
