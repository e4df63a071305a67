import type { CodeOf, ReferenceEntry } from './entry.ts';
import { tatarstan } from './source.ts';

export interface KinshipEntry<Code extends string = string> extends ReferenceEntry<Code> {
  /** A parent or legal representative by the kinship itself: may apply for the child. */
  parent?: true;
  /** A child of the family, by blood or placed with it. */
  child?: true;
}

/** The form has the column «Степень родства» and leaves its values open. */
const column = [tatarstan('прил. № 2, «Состав семьи»')];

const entries = [
  { code: 'mother', ru: 'мать', en: 'mother', parent: true, sources: column },
  { code: 'father', ru: 'отец', en: 'father', parent: true, sources: column },
  { code: 'adoptiveParent', ru: 'усыновитель', en: 'adoptive parent', parent: true, sources: column },
  { code: 'guardian', ru: 'опекун (попечитель)', en: 'guardian', parent: true, sources: column },
  { code: 'fosterParent', ru: 'приёмный родитель', en: 'foster parent', parent: true, sources: column },
  // A step-parent represents the child only after adopting it (Family Code art. 64, 137).
  { code: 'stepmother', ru: 'мачеха', en: 'stepmother', sources: column },
  { code: 'stepfather', ru: 'отчим', en: 'stepfather', sources: column },
  { code: 'son', ru: 'сын', en: 'son', child: true, sources: column },
  { code: 'daughter', ru: 'дочь', en: 'daughter', child: true, sources: column },
  { code: 'stepson', ru: 'пасынок', en: 'stepson', child: true, sources: column },
  { code: 'stepdaughter', ru: 'падчерица', en: 'stepdaughter', child: true, sources: column },
  { code: 'ward', ru: 'подопечный', en: 'ward', child: true, sources: column },
  { code: 'fosterChild', ru: 'приёмный ребёнок', en: 'foster child', child: true, sources: column },
  { code: 'sibling', ru: 'брат (сестра)', en: 'sibling', sources: column },
  { code: 'grandmother', ru: 'бабушка', en: 'grandmother', sources: column },
  { code: 'grandfather', ru: 'дедушка', en: 'grandfather', sources: column },
  { code: 'grandson', ru: 'внук', en: 'grandson', child: true, sources: column },
  { code: 'granddaughter', ru: 'внучка', en: 'granddaughter', child: true, sources: column },
  { code: 'spouse', ru: 'супруг (супруга)', en: 'spouse', sources: column },
  { code: 'partner', ru: 'сожитель (сожительница)', en: 'unmarried partner', sources: column },
  { code: 'aunt', ru: 'тётя', en: 'aunt', sources: column },
  { code: 'uncle', ru: 'дядя', en: 'uncle', sources: column },
  { code: 'other', ru: 'иное', en: 'other', sources: column },
] as const satisfies readonly KinshipEntry[];

export type KinshipCode = CodeOf<typeof entries>;

/**
 * What a member is to the family (степень родства). A member without the `parent` flag can still be a legal
 * representative: the family's card says so for each member.
 */
export const kinships: readonly KinshipEntry<KinshipCode>[] = entries;
