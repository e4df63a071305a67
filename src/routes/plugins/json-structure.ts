import type { FieldFault } from '../request-problem.ts';

/** Deeper nesting than any request needs. */
export const DEEPEST_JSON = 32;
/** More elements of an array, or keys of an object, than any request needs. Each wrong one would cost the time of a fault told. */
export const LONGEST_JSON = 1_000;

/** An object or an array that is being read: where in it we are, and for an object the keys so far. */
interface Level {
  at: string | number;
  keys?: Set<string>;
  /** What comes next in an object is a key. */
  keyNext?: boolean;
}

/**
 * What a parser swallows without a word: nesting too deep, an array or object too long, and a key that stands twice in an object, where the second value hides
 * the first from whoever read it before us. Walks the text once, without recursion; the text must be valid JSON.
 * @returns the first such place
 */
export function structureFault(text: string): FieldFault | undefined {
  const open: Level[] = [];
  for (let place = 0; place < text.length; place += 1) {
    const level = open.at(-1);
    switch (text[place]) {
      case '{':
      case '[':
        if (open.length === DEEPEST_JSON) return { pointer: pointerOf(open), code: 'json.too-deep', params: { limit: DEEPEST_JSON } };
        open.push(text[place] === '{' ? { at: '', keys: new Set(), keyNext: true } : { at: 0 });
        break;
      case '}':
      case ']':
        open.pop();
        break;
      case ',':
        if (isFull(level)) return { pointer: pointerOf(open.slice(0, -1)), code: 'json.too-long', params: { limit: LONGEST_JSON } };
        if (typeof level?.at === 'number') level.at += 1;
        else if (level !== undefined) level.keyNext = true;
        break;
      case '"': {
        const end = endOfString(text, place);
        if (level?.keyNext === true && isRepeated(level, text.slice(place, end + 1))) {
          return { pointer: pointerOf(open), code: 'json.duplicate-key', params: { name: String(level.at) } };
        }
        place = end;
        break;
      }
      default:
    }
  }
  return undefined;
}

function isFull(level: Level | undefined): boolean {
  return typeof level?.at === 'number' ? level.at + 1 === LONGEST_JSON : level?.keys?.size === LONGEST_JSON;
}

/** Takes a key in; true when the object has it already, however it is written. */
function isRepeated(level: Level, written: string): boolean {
  const key = written.includes('\\') ? (JSON.parse(written) as string) : written.slice(1, -1);
  const repeated = level.keys?.has(key) === true;
  level.keys?.add(key);
  level.at = key;
  level.keyNext = false;
  return repeated;
}

/** The closing quote: the first that is not escaped. */
function endOfString(text: string, start: number): number {
  let place = start + 1;
  while (text[place] !== '"') place += text[place] === '\\' ? 2 : 1;
  return place;
}

function pointerOf(open: readonly Level[]): string {
  return open.map(({ at }) => `/${String(at).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
