/** One refusal. `{name}` in a text stands for a value of the violation. */
export interface CatalogueEntry {
  /**
   * Whose turn it is. `input`: a fault of the request itself. `state`: the case, the family or a limit does not allow it now.
   * `missing`: something does not exist for this caller.
   */
  kind: 'input' | 'state' | 'missing';
  ru: string;
  en: string;
}
