/** Letters that stand escaped, one after the other, with blanks between words; what is escaped before U+0080 is so for JSON's own sake. */
const LETTERS = /(?:\\u(?!00[0-7])[0-9a-f]{4} ?)+/y;
const MOST_KEPT = 1_000;
const kept = new Map<string, string>();

/**
 * JSON in which letters stand escaped (`\u0413`), as UTF-8 with the letters themselves. A text of nothing but ASCII is read from the database and put together
 * several times faster than one with letters, so that is how lines are kept; whoever reads an answer sees the letters.
 */
export function writtenOut(json: string): Buffer {
  // An escaped letter takes six bytes here and four at most there.
  const bytes = Buffer.allocUnsafe(Buffer.byteLength(json));
  let [from, length] = [0, 0];
  for (let at = json.indexOf('\\u'); at !== -1; at = json.indexOf('\\u', at)) {
    LETTERS.lastIndex = at;
    const letters = isEscaped(json, at) ? null : LETTERS.exec(json);
    if (letters === null) {
      at += 2;
      continue;
    }
    length += bytes.write(json.slice(from, at), length);
    length += bytes.write(lettersOf(letters[0]), length);
    from = at = LETTERS.lastIndex;
  }
  length += bytes.write(json.slice(from), length);
  return bytes.subarray(0, length);
}

/** Whether the backslash there belongs to the one before it. */
function isEscaped(json: string, at: number): boolean {
  let before = at;
  while (json[before - 1] === '\\') before -= 1;
  return (at - before) % 2 === 1;
}

/** A region has few municipalities, and they stand in every line. */
function lettersOf(escapes: string): string {
  const known = kept.get(escapes);
  if (known !== undefined) return known;
  const letters = JSON.parse(`"${escapes}"`) as string;
  if (kept.size < MOST_KEPT) kept.set(escapes, letters);
  return letters;
}
