import type { Language } from '../problem-catalogue.ts';

/** The language that Accept-Language prefers of the two we speak; Russian when it says nothing of either. */
export function preferredLanguage(header: string | undefined): Language {
  if (header === undefined) return 'ru';
  const wishes = header.split(',').map(parseWish);
  return weight(wishes, 'en') > weight(wishes, 'ru') ? 'en' : 'ru';
}

interface Wish {
  range: string;
  quality: number;
}

function parseWish(part: string): Wish {
  const [range = '', ...parameters] = part.trim().toLowerCase().split(';');
  const quality = parameters.map((one) => one.trim()).find((one) => one.startsWith('q='))?.slice(2);
  return { range: range.trim(), quality: quality === undefined ? 1 : Number(quality) || 0 };
}

/** A range that names the language counts before `*`. */
function weight(wishes: readonly Wish[], language: Language): number {
  const own = wishes.filter(({ range }) => range === language || range.startsWith(`${language}-`));
  const any = wishes.filter(({ range }) => range === '*');
  return Math.max(0, ...(own.length > 0 ? own : any).map(({ quality }) => quality));
}
