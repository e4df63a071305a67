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
