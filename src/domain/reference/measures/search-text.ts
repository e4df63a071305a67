import { helpTypes } from '../help-types.ts';
import { directions } from './directions.ts';
import type { CatalogueMeasure } from './measure.ts';

/**
 * Nouns whose first form loses a vowel or gains a syllable in the others, so that stemming parts them: each is read as
 * its genitive.
 */
const genitives = new Map([
  ['ребенок', 'ребенка'], ['подросток', 'подростка'], ['кружок', 'кружка'], ['отец', 'отца'], ['мать', 'матери'],
  ['дитя', 'дети'],
]);

const directionOf = new Map<string, string>(directions.map(({ code, ru, en }) => [code, `${ru} ${en}`]));
const helpOf = new Map<string, string>(
  helpTypes.map(({ code, ru, en }) => [code, `${ru} помощь, услуги; ${en} help, services`]),
);

/**
 * The words of a text as they are searched: letters and digits in lower case, «ё» as «е». Signs part words and are
 * dropped, so nothing in a request is an operator, and the same words come out in a database of any locale.
 */
export function searchWords(text: string): string[] {
  const words = text.normalize('NFKC').toLowerCase().replaceAll('ё', 'е').match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.map((word) => genitives.get(word) ?? word);
}

/** All words that a measure is found by: titles, help type and directions of work, in Russian and English. */
export function searchTextOf({ ru, en, helpType, links }: CatalogueMeasure): string {
  const about = [...new Set(links.map(({ direction }) => direction))].map((code) => directionOf.get(code));
  return [...new Set(searchWords([ru, en, helpOf.get(helpType), ...about].join(' ')))].join(' ');
}
