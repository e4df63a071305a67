import { type Fill, fills, type Line, MARK, type Mark, type Rect, type Scene, type Shape, type SymbolName, type Text } from './scene.ts';

// A writer of SVG of our own: five elements, attributes only. No styles, scripts, links or fonts, so that nothing in a picture can act or
// fetch, whatever page it stands on.

const INK = '#1a1a1a';
const SOFT = '#595959';
const GRID = '#c8c8c8';

/** The picture as an SVG document. */
export function svgOf({ name, width, height, title, description, shapes }: Scene): string {
  const ids = `${name}-title ${name}-desc`;
  const head = `<svg xmlns="http://www.w3.org/2000/svg" lang="ru" xml:lang="ru" role="img" aria-labelledby="${escaped(ids)}" `
    + `viewBox="0 0 ${number(width)} ${number(height)}" preserveAspectRatio="xMidYMin meet" font-family="sans-serif" fill="${INK}">`;
  return [
    head,
    `<title id="${escaped(name)}-title">${escaped(title)}</title>`,
    `<desc id="${escaped(name)}-desc">${escaped(description.join('\n'))}</desc>`,
    `<defs>${patternsOf(name, shapes)}</defs>`,
    `<rect width="${number(width)}" height="${number(height)}" fill="#ffffff"/>`,
    ...shapes.map((shape) => written(name, shape)),
    '</svg>',
    '',
  ].join('\n');
}

function written(name: string, shape: Shape): string {
  switch (shape.kind) {
    case 'rect':
      return rect(name, shape);
    case 'line':
      return line(shape);
    case 'text':
      return text(shape);
    case 'mark':
      return mark(shape);
  }
}

function rect(name: string, { x, y, width, height, fill, stroke }: Rect): string {
  const paint = fill === 'none' ? 'none' : fill === 'paper' ? '#ffffff' : `url(#${escaped(name)}-${fill})`;
  const edge = stroke === undefined ? '' : ` ${strokes[stroke]}`;
  return `<rect x="${number(x)}" y="${number(y)}" width="${number(width)}" height="${number(height)}" fill="${paint}"${edge}/>`;
}

const strokes = {
  grid: `stroke="${GRID}" stroke-width="1"`,
  fine: `stroke="${INK}" stroke-width="1"`,
  bold: `stroke="${INK}" stroke-width="2.5"`,
  dashed: `stroke="${INK}" stroke-width="1.2" stroke-dasharray="4 3"`,
} as const;

function line({ x1, y1, x2, y2, stroke }: Line): string {
  return `<line x1="${number(x1)}" y1="${number(y1)}" x2="${number(x2)}" y2="${number(y2)}" ${strokes[stroke]}/>`;
}

function text({ x, y, text: words, size, bold = false, anchor = 'start', soft = false }: Text): string {
  const looks = `${bold ? ' font-weight="bold"' : ''}${anchor === 'start' ? '' : ` text-anchor="${anchor}"`}${soft ? ` fill="${SOFT}"` : ''}`;
  return `<text x="${number(x)}" y="${number(y)}" font-size="${number(size)}"${looks}>${escaped(words)}</text>`;
}

function mark({ x, y, symbol }: Mark): string {
  return `<path d="${paths[symbol](x, y)}" ${marks[symbol]}/>`;
}

const filled = `fill="${INK}" stroke="${INK}" stroke-width="1"`;
const hollow = `fill="#ffffff" stroke="${INK}" stroke-width="1.6"`;
const marks: Record<SymbolName, string> = {
  disc: filled, ringedDisc: `fill="${INK}" fill-rule="evenodd"`, circle: hollow,
  cross: `fill="none" stroke="${INK}" stroke-width="2.4"`, triangle: filled, diamond: filled,
};

const paths: Record<SymbolName, (x: number, y: number) => string> = {
  disc: (x, y) => ring(x, y, MARK - 0.5),
  ringedDisc: (x, y) => `${ring(x, y, MARK)}${ring(x, y, MARK - 1.5)}${ring(x, y, MARK - 3)}`,
  circle: (x, y) => ring(x, y, MARK - 0.8),
  cross: (x, y) => `M${number(x - 4)} ${number(y - 4)}L${number(x + 4)} ${number(y + 4)}M${number(x - 4)} ${number(y + 4)}L${number(x + 4)} ${number(y - 4)}`,
  triangle: (x, y) => `M${number(x)} ${number(y - MARK)}L${number(x + MARK)} ${number(y + 4)}L${number(x - MARK)} ${number(y + 4)}Z`,
  diamond: (x, y) => `M${number(x)} ${number(y - MARK)}L${number(x + MARK)} ${number(y)}L${number(x)} ${number(y + MARK)}L${number(x - MARK)} ${number(y)}Z`,
};

function ring(x: number, y: number, radius: number): string {
  const r = number(radius);
  return `M${number(x - radius)} ${number(y)}a${r} ${r} 0 1 0 ${number(2 * radius)} 0a${r} ${r} 0 1 0 ${number(-2 * radius)} 0Z`;
}

/** The ground and the strokes of each fill, in a tile of 8 by 8. Light grounds stay apart from each other by their strokes alone. */
const tiles: Record<Fill, { ground: string; strokes: string }> = {
  plain: { ground: '#ffffff', strokes: '' },
  dots: { ground: '#fdf3d8', strokes: '<circle cx="2" cy="2" r="1.1"/><circle cx="6" cy="6" r="1.1"/>' },
  sparse: { ground: '#e3f1e3', strokes: '<circle cx="4" cy="4" r="0.9"/>' },
  rising: { ground: '#e2ecd2', strokes: '<path d="M-2 2L2 -2M0 8L8 0M6 10L10 6"/>' },
  falling: { ground: '#f6dfd3', strokes: '<path d="M-2 6L2 10M0 0L8 8M6 -2L10 2"/>' },
  level: { ground: '#eee6f6', strokes: '<path d="M0 2H8M0 6H8"/>' },
  upright: { ground: '#e2eff2', strokes: '<path d="M2 0V8M6 0V8"/>' },
  cross: { ground: '#f3d3dc', strokes: '<path d="M0 4H8M4 0V8"/>' },
  rings: { ground: '#e3f1e3', strokes: '<path d="M2 4a2 2 0 1 0 4 0a2 2 0 1 0 -4 0Z"/>' },
  zigzag: { ground: '#d6e6f5', strokes: '<path d="M-1 3L0 2L4 6L8 2L9 3" stroke-width="1.2"/>' },
  dense: { ground: '#e8c6cf', strokes: '<path d="M-2 2L2 -2M0 8L8 0M6 10L10 6M-2 6L2 10M0 0L8 8M6 -2L10 2" stroke-width="1.4"/>' },
  solid: { ground: '#33475b', strokes: '' },
};

/** Only the fills that the picture uses. */
function patternsOf(name: string, shapes: readonly Shape[]): string {
  const used = new Set(shapes.map((shape) => (shape.kind === 'rect' ? shape.fill : undefined)));
  return fills.filter((fill) => used.has(fill)).map((fill) => {
    const { ground, strokes: drawn } = tiles[fill];
    const ink = drawn.startsWith('<circle') ? `fill="${INK}"` : `fill="none" stroke="${INK}" stroke-width="0.9"`;
    return `<pattern id="${escaped(name)}-${fill}" patternUnits="userSpaceOnUse" width="8" height="8">`
      + `<rect width="8" height="8" fill="${ground}"/>${drawn === '' ? '' : `<g ${ink}>${drawn}</g>`}</pattern>`;
  }).join('');
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\'': '&#39;' };

/** Text for XML 1.0; characters that XML cannot hold are left out. */
export function escaped(words: string): string {
  return words.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '').replace(/[&<>"']/g, (sign) => entities[sign] ?? '');
}

/** Two decimals are finer than any eye. */
function number(value: number): string {
  return String(Math.round(value * 100) / 100 + 0);
}
