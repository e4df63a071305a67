import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import t from 'tap';
import { fixedClock } from '../../src/clock.ts';
import { openDatabase } from '../../src/db/database.ts';
import { inTransaction } from '../../src/db/transaction.ts';
import { systemWall } from '../../src/db/wall.ts';
import { newId } from '../../src/db/new-id.ts';
import type { OperationContext } from '../../src/operations/context.ts';
import { createImport } from '../../src/operations/imports/receive-import.ts';
import { SeenFamilies } from '../../src/operations/seen-families.ts';
import { familiesFile } from '../../bench/suites/import/file.ts';
import { testDatabase } from '../support/database.ts';
import { aProvider } from '../support/factories.ts';

const LINES = 8_000;
const worker = fileURLToPath(new URL('../support/import-worker.ts', import.meta.url));

t.test('a process that is killed in the middle leaves an import that others end, each line once', async (t) => {
  const { db, service, url } = await testDatabase(t);
  const { id: organisationId } = await aProvider(db);
  const caller = { clientId: 'test', role: 'integration', scope: { kind: 'organisation', organisationId } } as const;
  const clock = fixedClock('2026-03-02T09:00:00.000Z');
  const ctx: OperationContext = { db: service, clock, caller, traceId: newId(), operation: 'createImport', seen: new SeenFamilies() };
  const wish = { kind: 'families', mode: 'good', onKnown: 'refuse', dryRun: false, system: 'is-killed', form: { format: 'ndjson', charset: null, separator: null } } as const;
  const { id } = await createImport(ctx, wish, { chunks: familiesFile(LINES, 0), more: false });
  const watch = openDatabase({ url });
  t.teardown(() => watch.destroy());
  const progress = () => inTransaction(watch, systemWall, (tx) =>
    tx.selectFrom('data_import').select(['state', 'stored']).where('id', '=', id).executeTakeFirstOrThrow());
  let kills = 0;
  for (let reached = 0; kills < 2; kills += 1) {
    const child = spawn(process.execPath, ['--import', 'tsx', worker, url], { stdio: 'ignore' });
    while ((await progress()).stored <= reached) await new Promise((resolve) => setTimeout(resolve, 10));
    child.kill('SIGKILL');
    await new Promise((resolve) => child.once('exit', resolve));
    reached = (await progress()).stored;
  }
  t.equal((await progress()).state, 'storing', 'it was in the middle');
  const last = spawn(process.execPath, ['--import', 'tsx', worker, url], { stdio: 'inherit' });
  await new Promise((resolve) => last.once('exit', resolve));
  t.match(await progress(), { state: 'finished', stored: LINES });
  const { count } = await db.selectFrom('family').select((eb) => eb.fn.countAll<number>().as('count')).executeTakeFirstOrThrow();
  t.equal(Number(count), LINES);
  const results = await db.selectFrom('import_result').select((eb) => eb.fn.countAll<number>().as('count')).executeTakeFirstOrThrow();
  t.equal(Number(results.count), LINES);
});
