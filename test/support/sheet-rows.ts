import PizZip from 'pizzip';

const entities: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&apos;': "'", '&amp;': '&' };

/** The cells of the first sheet of a workbook, row by row: texts as texts, numbers as numbers, null for an empty cell. */
export function sheetRows(content: Uint8Array): (string | number | null)[][] {
  const parts = new PizZip(content);
  const part = (name: string) => parts.file(name)?.asText() ?? '';
  const shared = [...part('xl/sharedStrings.xml').matchAll(/<si>(.*?)<\/si>/gs)].map(([, text = '']) => unescaped(text.replace(/<[^>]+>/g, '')));
  return [...part('xl/worksheets/sheet1.xml').matchAll(/<row [^>]*>(.*?)<\/row>/gs)].map(([, row = '']) => {
    const cells: (string | number | null)[] = [];
    for (const [, attributes = '', inner = ''] of row.matchAll(/<c ([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)) {
      const value = /<v>(.*?)<\/v>/s.exec(inner)?.[1];
      const text = attributes.includes('t="s"') ? (shared[Number(value)] ?? null) : Number(value);
      cells[columnOf(attributes)] = value === undefined ? null : text;
    }
    return Array.from(cells, (cell) => cell ?? null);
  });
}

/** The place of a cell in its row, from its name: `A2` is the first. A row leaves out what is empty. */
function columnOf(attributes: string): number {
  const letters = /r="([A-Z]+)\d+"/.exec(attributes)?.[1] ?? '';
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function unescaped(text: string): string {
  return text.replace(/&(lt|gt|quot|apos|amp);/g, (entity) => entities[entity] ?? entity);
}
