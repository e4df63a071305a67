import type { CodeOf, ReferenceEntry } from './entry.ts';
import { azov, chelyabinsk, magadan, tatarstan } from './source.ts';

const all = [magadan('виды помощи'), chelyabinsk('п. 2.3'), tatarstan('п. 4.1'), azov('3 этап')];

const entries = [
  { code: 'medical', ru: 'медицинская', en: 'medical', sources: all },
  { code: 'psychological', ru: 'психологическая', en: 'psychological', sources: all },
  { code: 'pedagogical', ru: 'педагогическая', en: 'pedagogical', sources: all },
  { code: 'legal', ru: 'юридическая', en: 'legal', sources: all },
  { code: 'social', ru: 'социальная', en: 'social', sources: all },
  { code: 'other', ru: 'иная', en: 'other', sources: [chelyabinsk('п. 2.9')] },
] as const satisfies readonly ReferenceEntry[];

export type HelpTypeCode = CodeOf<typeof entries>;

/** Kinds of help (виды помощи), in the order of article 22 of Federal Law 442-FZ, which the texts repeat. */
export const helpTypes: readonly ReferenceEntry<HelpTypeCode>[] = entries;
