/** An element of a picture. */
export interface SvgElement {
  name: string;
  attributes: Record<string, string>;
  /** The text directly in it, its references resolved. */
  text: string;
  children: SvgElement[];
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': '\'' };
const token = /<(\/?)([a-z]+)((?: [a-zA-Z0-9:-]+="[^"<>]*")*)(\/?)>|([^<>]+)/gy;

/**
 * Reads a picture strictly: every tag closed by its own name, every attribute quoted and once, no bare `&`, `<` or `>`, no comment,
 * instruction or doctype, one root.
 * @throws Error that says what is not well-formed
 */
export function readSvg(source: string): SvgElement {
  const top: SvgElement = { name: '', attributes: {}, text: '', children: [] };
  const open = [top];
  token.lastIndex = 0;
  while (token.lastIndex < source.length) {
    const at = token.lastIndex;
    const found = token.exec(source);
    if (found === null) throw new Error(`not XML: ${source.slice(at, at + 60)}`);
    take(open, found);
  }
  if (open.length !== 1) throw new Error(`not closed: ${open.at(-1)?.name}`);
  const [root, ...others] = top.children;
  if (root === undefined || others.length > 0 || top.text.trim() !== '') throw new Error('not one root');
  return root;
}

function take(open: SvgElement[], [, closes, name = '', attributes = '', selfCloses, words]: RegExpExecArray): void {
  const within = open.at(-1);
  if (within === undefined) throw new Error('closed once too often');
  if (words !== undefined) {
    within.text += resolved(words);
  } else if (closes === '/') {
    if (within.name !== name || attributes !== '' || selfCloses === '/') throw new Error(`</${name}> closes <${within.name}>`);
    open.pop();
  } else {
    const made = { name, attributes: attributesOf(attributes), text: '', children: [] };
    within.children.push(made);
    if (selfCloses !== '/') open.push(made);
  }
}

function attributesOf(written: string): Record<string, string> {
  const all = [...written.matchAll(/ ([a-zA-Z0-9:-]+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, resolved(value)] as const);
  if (new Set(all.map(([name]) => name)).size < all.length) throw new Error(`twice:${written}`);
  return Object.fromEntries(all);
}

function resolved(words: string): string {
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(words)) throw new Error('a character that XML cannot hold');
  return words.replace(/&([^;&]*);?/g, (whole, name: string) => {
    const sign = whole.endsWith(';') ? entities[name] : undefined;
    if (sign === undefined) throw new Error(`a bare &: ${words.slice(0, 60)}`);
    return sign;
  });
}

/** Every element of the picture, the root first. */
export function allOf(element: SvgElement): SvgElement[] {
  return [element, ...element.children.flatMap(allOf)];
}

/** The texts that are drawn, in their order. */
export function textsOf(root: SvgElement): string[] {
  return allOf(root).filter(({ name }) => name === 'text').map(({ text }) => text);
}

/** The words of the picture's description, a line each. */
export function wordsOf(root: SvgElement): string[] {
  return (root.children.find(({ name }) => name === 'desc')?.text ?? '').split('\n');
}
