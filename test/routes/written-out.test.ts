import assert from 'node:assert/strict';
import { sql } from 'kysely';
import fc from 'fast-check';
import t from 'tap';
import { writtenOut } from '../../src/routes/written-out.ts';
import { asSuperuser } from '../support/access-records.ts';
import { testDatabase } from '../support/database.ts';

const { url } = await testDatabase(t);
const db = asSuperuser(t, url);

/** Whatever people may write: letters of any script, quotation marks, backslashes before a «u», characters beyond the first 65,536. */
const text = fc.string({ unit: fc.oneof(fc.constantFrom('\\', 'u', '"', ' ', '0', '4', '1', 'Ё', 'ж', '\u0080', '\u007f', '\n', '😀'), fc.string({ unit: 'grapheme', maxLength: 1 })), maxLength: 40 })
  .filter((one) => !one.includes('\0'));

async function escaped(told: string): Promise<string> {
  const { rows: [row] } = await sql<{ json: string }>`select ascii_json(${told})::text as json`.execute(db);
  return row?.json ?? '';
}

t.test('what is kept is ASCII and says the same; what is sent has the letters themselves', async (t) => {
  const asserted = fc.asyncProperty(text, text, async (one, other) => {
    const [first, second] = [await escaped(one), await escaped(other)];
    const kept = `[{"municipality":${first},"version":1},{"municipality":${second}}]`;
    const sent = writtenOut(kept).toString();
    assert.match(first, /^[ -\u007f]*$/);
    assert.deepEqual(JSON.parse(kept), [{ municipality: one, version: 1 }, { municipality: other }]);
    assert.equal(sent, `[{"municipality":${JSON.stringify(one)},"version":1},{"municipality":${JSON.stringify(other)}}]`);
  });
  await t.resolves(fc.assert(asserted, { numRuns: 300 }));
});

t.test('letters that stand as they are stay, and so does what is escaped for JSON’s own sake', async (t) => {
  const json = '["Примерский район","\\u0001","\\\\u0413","\\u0413\\u043e\\u0440\\u043e\\u0434 \\u041f","\\ud83d\\ude00"]';
  t.equal(writtenOut(json).toString(), '["Примерский район","\\u0001","\\\\u0413","Город П","😀"]');
});
