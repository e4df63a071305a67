import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { textOf } from '../../src/print/docx/paragraphs.ts';
import { zipParts } from '../../src/print/docx/zip-parts.ts';

/** The text of each page of a PDF, blanks run together. */
export async function pdfPages(content: Uint8Array): Promise<string[]> {
  const document = await getDocument({ data: new Uint8Array(content), useSystemFonts: false, verbosity: 0 }).promise;
  const pages: string[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const { items } = await (await document.getPage(number)).getTextContent();
    pages.push(plain(items.map((item) => ('str' in item ? `${item.str}${item.hasEOL ? ' ' : ''}` : '')).join('')));
  }
  await document.destroy();
  return pages;
}

/** The text of a DOCX: of its body and its footers, paragraphs apart. */
export function docxText(content: Uint8Array): string {
  const texts = [...zipParts(content)].filter(([name]) => /^word\/(document|footer\d*|header\d*)\.xml$/.test(name)).map(([, part]) => part.toString('utf8'));
  return plain(texts.map((xml) => xml.split('</w:p>').map(textOf).join(' ')).join(' '));
}

/** Words with one blank between them. */
export function plain(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}

/** What a PDF says of itself: sizes of its pages in points, properties, and how many of its fonts are inside. */
export async function pdfFacts(content: Uint8Array) {
  const document = await getDocument({ data: new Uint8Array(content), useSystemFonts: false, verbosity: 0 }).promise;
  const sizes: number[][] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const [left = 0, bottom = 0, right = 0, top = 0] = (await document.getPage(number)).view;
    sizes.push([Math.round(right - left), Math.round(top - bottom)]);
  }
  const { info } = await document.getMetadata() as { info: { Title?: string; Author?: string; Language?: string } };
  await document.destroy();
  const raw = Buffer.from(content).toString('latin1');
  const count = (what: RegExp) => raw.match(what)?.length ?? 0;
  return {
    sizes, title: info.Title, author: info.Author ?? '', language: info.Language,
    // A font of one byte a letter would be one that the reader's machine must have.
    fonts: { used: count(/\/Subtype \/(?:Type0|Type1|TrueType|MMType1)\b/g), embedded: count(/\/FontFile2 \d+ 0 R/g) },
  };
}
