const PARAGRAPH = /<w:p[ >].*?<\/w:p>/gs;
const TEXT = /<w:t(?:\s[^>]*)?>([^<]*)<\/w:t>/g;
const LONGEST = 200;
const entities: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&amp;': '&', '&quot;': '"', '&apos;': "'" };

/** The text of the first paragraph of a part that holds `words`, shortened; undefined if none does. */
export function paragraphWith(xml: string, words: string): string | undefined {
  for (const [paragraph] of xml.matchAll(PARAGRAPH)) {
    const text = textOf(paragraph);
    if (text.includes(words)) return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
  }
  return undefined;
}

/** A word processor may cut a tag into several runs: the text of the paragraph is what its author sees. */
export function textOf(xml: string): string {
  return [...xml.matchAll(TEXT)].map(([, text = '']) => text).join('').replace(/&(?:lt|gt|amp|quot|apos);/g, (entity) => entities[entity] ?? entity);
}
