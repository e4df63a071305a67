import type { Source } from '../entry.ts';
import type { HelpTypeCode } from '../help-types.ts';
import { tatarstan } from '../source.ts';
import { appendices, partV } from './appendices.ts';
import { legalMeasures } from './data/legal.ts';
import { medicalMeasures } from './data/medical.ts';
import { pedagogicalChildrenMeasures } from './data/pedagogical-children.ts';
import { pedagogicalFamilyMeasures } from './data/pedagogical-family.ts';
import { psychologicalMeasures } from './data/psychological.ts';
import { socialMeasures } from './data/social.ts';
import { directions } from './directions.ts';
import type { CatalogueMeasure, MeasureLines, MeasureLink } from './measure.ts';

/**
 * The measures of Appendices 4 to 11 of Tatarstan's order (мероприятия), help type by help type. A line of an
 * appendix is one item of «Основные мероприятия», items being parted by semicolons: 260 lines. Two lines are the
 * same measure when their texts differ in nothing but capital letters, line breaks and the mark at the end:
 * 136 measures.
 */
export const measureCatalogue: readonly CatalogueMeasure[] = [
  ...ofHelpType('medical', medicalMeasures),
  ...ofHelpType('psychological', psychologicalMeasures),
  ...ofHelpType('pedagogical', [...pedagogicalFamilyMeasures, ...pedagogicalChildrenMeasures]),
  ...ofHelpType('legal', legalMeasures),
  ...ofHelpType('social', socialMeasures),
];

/** The clause that lets a programme take its measures from these appendices. */
export const catalogueSource: Source = tatarstan('п. 4.10; прил. № 4–11, разд. V');

const byCode = new Map(measureCatalogue.map((measure) => [measure.code, measure]));

/** The measure with this code, or undefined when the catalogue has none. */
export function findCatalogueMeasure(code: string): CatalogueMeasure | undefined {
  return byCode.get(code);
}

function ofHelpType(helpType: HelpTypeCode, measures: readonly MeasureLines[]): CatalogueMeasure[] {
  return measures.map(({ code, ru, en, lines }) => ({ code, ru, en, helpType, links: linksOf(lines) }));
}

function linksOf(lines: MeasureLines['lines']): MeasureLink[] {
  return appendices.flatMap(({ appendix, category }) =>
    directions.flatMap(({ code: direction }) => {
      const line = lines[direction]?.[appendix];
      return line === undefined ? [] : [{ appendix, category, direction, line, source: partV(appendix) }];
    }));
}
