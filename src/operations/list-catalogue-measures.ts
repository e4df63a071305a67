import { textsWithWords } from '../db/queries/text-search.ts';
import type { HelpTypeCode } from '../domain/reference/help-types.ts';
import {
  type CatalogueMeasure, measureCatalogue, measuresFor, searchTextOf, searchWords,
} from '../domain/reference/measures/index.ts';
import { linkView, type MeasureLinkView, type MeasureTitle, titleView } from './catalogue-view.ts';
import type { OperationContext } from './context.ts';
import type { Page, PageRequest } from './page.ts';

export interface CatalogueFilters {
  /** Only what the appendices have for this category, or for the one that it is part of. */
  category?: string | undefined;
  helpType?: HelpTypeCode | undefined;
  /** Words that all have to be found. */
  q?: string | undefined;
}

/** A measure of the catalogue with every line of the appendices in which it stands. */
export type CatalogueMeasureView = MeasureTitle & { links: MeasureLinkView[] };

/**
 * A page of the measure catalogue: in the catalogue's order or, for one category, in the order of its appendix. The key
 * of a page is the place in that order, counted before the search.
 */
export async function listCatalogueMeasures(
  ctx: Pick<OperationContext, 'db'>, filters: CatalogueFilters, page: PageRequest,
): Promise<Page<CatalogueMeasureView>> {
  const measures = chosen(filters);
  const after = Number(page.after?.[0] ?? -1);
  const places = (await found(ctx, measures, filters.q)).filter((place) => place > after);
  const shown = places.slice(0, page.limit);
  const items = shown.flatMap((place) => measures[place] ?? []).map(view);
  return places.length > shown.length ? { items, next: [String(shown.at(-1))] } : { items };
}

function chosen({ category, helpType }: CatalogueFilters): readonly CatalogueMeasure[] {
  if (category !== undefined) return measuresFor([category], helpType);
  return measureCatalogue.filter((measure) => helpType === undefined || measure.helpType === helpType);
}

/** The catalogue comes with the release, not with the database: so a search sends its texts along. */
async function found(
  { db }: Pick<OperationContext, 'db'>, measures: readonly CatalogueMeasure[], q: string | undefined,
): Promise<number[]> {
  if (q === undefined) return [...measures.keys()];
  const words = searchWords(q);
  return words.length === 0 ? [] : await textsWithWords(db, measures.map(searchTextOf), words);
}

function view(measure: CatalogueMeasure): CatalogueMeasureView {
  return { ...titleView(measure), links: measure.links.map(linkView) };
}
