/** Where a term stands: the code of a regulation and the place in its text, for example «п. 5.6». */
export interface Source {
  regulation: string;
  clause: string;
}

/** One term of a reference list. `ru` is the official term, `en` our rendering of it. */
export interface ReferenceEntry<Code extends string = string> {
  code: Code;
  ru: string;
  en: string;
  /** Every regulation that uses the term; the first is the one whose wording is kept. */
  sources: readonly Source[];
}

/** The codes of a list that is written `as const`. */
export type CodeOf<List extends readonly { code: string }[]> = List[number]['code'];
