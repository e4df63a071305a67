export { type Appendix, appendices } from './appendices.ts';
export { findCatalogueMeasure, measureCatalogue } from './catalogue.ts';
export { type DirectionCode, type DirectionEntry, directions } from './directions.ts';
export type { CatalogueMeasure, MeasureLink } from './measure.ts';
export { measuresFor } from './measures-for.ts';
