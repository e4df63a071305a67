import { CompiledQuery } from 'kysely';
import t from 'tap';
import { askTogether } from '../../src/db/ask-together.ts';
import { openDatabase } from '../../src/db/database.ts';
import { testDatabase } from '../support/database.ts';

const { url } = await testDatabase(t);

interface Answer {
  number: number;
  backend: number;
}

const question = (number: number) => CompiledQuery.raw('select $1::integer as number, pg_backend_pid() as backend', [number]);
const failing = CompiledQuery.raw('select 1 / $1::integer', [0]);

for (const pooled of [false, true]) t.test(`each gets its own answer or its own error, and few connections carry them${pooled ? '; one by one behind a pooler' : ''}`, async (t) => {
  const db = openDatabase({ url, pooled });
  t.teardown(() => db.destroy());
  const asked = Array.from({ length: 100 }, (_, number) => askTogether<Answer>(db, number % 10 === 7 ? failing : question(number)));
  const settled = await Promise.allSettled(asked);
  const answers = settled.flatMap((one) => (one.status === 'fulfilled' ? one.value.rows : []));
  const faults = settled.flatMap((one) => (one.status === 'rejected' ? [one.reason as { code: string }] : []));
  t.same(answers.map(({ number }) => number), Array.from({ length: 100 }, (_, number) => number).filter((number) => number % 10 !== 7));
  t.same(faults.map(({ code }) => code), Array.from({ length: 10 }, () => '22012'), 'division by zero');
  t.ok(new Set(answers.map(({ backend }) => backend)).size <= 3);
});

t.test('what comes while others are under way is carried too', async (t) => {
  const db = openDatabase({ url, maxConnections: 1 });
  t.teardown(() => db.destroy());
  const first = askTogether<Answer>(db, question(1));
  await new Promise(setImmediate);
  const later = [askTogether<Answer>(db, question(2)), askTogether<Answer>(db, question(3))];
  t.same((await Promise.all([first, ...later])).map(({ rows: [row] }) => row?.number), [1, 2, 3]);
});

t.test('where there is no database, everybody is told', async (t) => {
  const nowhere = openDatabase({ url: 'postgres://nobody@127.0.0.1:1/none', longestWait: 500 });
  t.teardown(() => nowhere.destroy());
  const asked = await Promise.allSettled([askTogether(nowhere, question(1)), askTogether(nowhere, question(2))]);
  t.same(asked.map(({ status }) => status), ['rejected', 'rejected']);
});

t.test('a lost connection fails what it carried; once its end is known, a question finds another', async (t) => {
  const db = openDatabase({ url, maxConnections: 1 });
  t.teardown(() => db.destroy());
  const ended = CompiledQuery.raw('select pg_terminate_backend(pg_backend_pid())', []);
  await t.rejects(askTogether(db, ended));
  await new Promise((resolve) => setTimeout(resolve, 0));
  await askTogether(db, question(4)).catch(() => undefined);
  t.equal((await askTogether<Answer>(db, question(5))).rows[0]?.number, 5);
});
