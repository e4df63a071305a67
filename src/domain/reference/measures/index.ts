export { type Appendix, appendices } from './appendices.ts';
export { catalogueSource, findCatalogueMeasure, measureCatalogue } from './catalogue.ts';
export { type DirectionCode, type DirectionEntry, directions } from './directions.ts';
export type { CatalogueMeasure, MeasureLink } from './measure.ts';
export { measuresFor } from './measures-for.ts';
export { proposeMeasures, type MeasureProposal } from './proposals.ts';
export { searchTextOf, searchWords } from './search-text.ts';
