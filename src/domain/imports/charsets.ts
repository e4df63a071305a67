/** The charsets that a file of an import may be written in. */
export const charsets = ['utf-8', 'windows-1251'] as const;
export type Charset = (typeof charsets)[number];

const decoders = {
  'utf-8': new TextDecoder('utf-8', { fatal: true }),
  'windows-1251': new TextDecoder('windows-1251', { fatal: true }),
};
const ASCII = /^[\x20-\x7e\t\r\n]*$/;

/** A text, and the charset that it settles: Latin letters alone settle none. */
export interface Decoded {
  text: string;
  charset: Charset | null;
}

/**
 * Reads bytes as text. While the charset is not known it is UTF-8 if the bytes are that, else Windows-1251: Russian text in it is
 * practically never valid UTF-8.
 * @returns undefined for bytes that are not of the charset
 */
export function decode(bytes: Uint8Array, charset: Charset | null): Decoded | undefined {
  const utf8 = charset === 'windows-1251' ? undefined : tried(bytes, 'utf-8');
  if (utf8 !== undefined) return { text: utf8, charset: charset ?? (ASCII.test(utf8) ? null : 'utf-8') };
  if (charset === 'utf-8') return undefined;
  const text = tried(bytes, 'windows-1251');
  return text === undefined ? undefined : { text, charset: 'windows-1251' };
}

function tried(bytes: Uint8Array, charset: Charset): string | undefined {
  try {
    return decoders[charset].decode(bytes);
  } catch {
    return undefined;
  }
}

const HALF = 128;
const tables = decoders['windows-1251'].decode(Uint8Array.from({ length: HALF }, (_, index) => HALF + index));
const codes = new Map([...tables].map((letter, index) => [letter, HALF + index]));

/** Writes a text in Windows-1251; a letter that is not in it becomes a question mark. */
export function windows1251(text: string): Uint8Array {
  const letters = [...text];
  return Uint8Array.from(letters, (letter) => {
    const code = letter.codePointAt(0) ?? 0;
    return code < HALF ? code : (codes.get(letter) ?? 0x3f);
  });
}
