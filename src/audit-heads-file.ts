import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import type { HeadLine } from './operations/verify-exported-heads.ts';

/** More may stand in the line: an entry of the log has its own fields. */
const head = Compile(Type.Object({
  chain: Type.String({ minLength: 1 }),
  seq: Type.Integer({ minimum: 1 }),
  hash: Type.String({ pattern: '^[0-9a-f]{64}$' }),
}));

/**
 * The heads in a file, one a line, as far as it reaches now: what is appended later tells of records that a snapshot taken now
 * does not see. Nothing but one line is kept in memory.
 */
export async function headsIn(path: string): Promise<() => AsyncGenerator<HeadLine>> {
  const { size } = await stat(path);
  return async function* read() {
    if (size === 0) return;
    const input = createReadStream(path, { encoding: 'utf8', end: size - 1 });
    let line = 0;
    for await (const text of createInterface({ input, crlfDelay: Infinity })) {
      line += 1;
      if (text.trim() !== '') yield headOf(line, text);
    }
  };
}

function headOf(line: number, text: string): HeadLine {
  try {
    const value: unknown = JSON.parse(text);
    return head.Check(value) ? { line, head: { chain: value.chain, seq: value.seq, hash: value.hash } } : { line };
  } catch {
    return { line };
  }
}
