import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import t from 'tap';
import { fixedClock } from '../../src/clock.ts';
import { newId } from '../../src/db/new-id.ts';
import type { OperationContext } from '../../src/operations/context.ts';
import { createImport } from '../../src/operations/imports/receive-import.ts';
import { SeenFamilies } from '../../src/operations/seen-families.ts';
import { familiesFile } from '../../bench/suites/import/file.ts';
import { testDatabase } from '../support/database.ts';
import { aProvider } from '../support/factories.ts';

const worker = fileURLToPath(new URL('../support/import-worker.ts', import.meta.url));
const LIMIT = 300;

t.test('six times the lines, and the process that works them off is hardly larger', async (t) => {
  const { db, service, url } = await testDatabase(t);
  const { id: organisationId } = await aProvider(db);
  const caller = { clientId: 'test', role: 'integration', scope: { kind: 'organisation', organisationId } } as const;
  const clock = fixedClock('2026-03-02T09:00:00.000Z');
  const grown: number[] = [];
  for (const [round, lines] of [10_000, 60_000].entries()) {
    const ctx: OperationContext = { db: service, clock, caller, traceId: newId(), operation: 'createImport', seen: new SeenFamilies() };
    const wish = { kind: 'families', mode: 'good', onKnown: 'refuse', dryRun: false, system: 'is-large', form: { format: 'ndjson', charset: null, separator: null } } as const;
    const { id } = await createImport(ctx, wish, { chunks: familiesFile(lines, round), more: false });
    grown.push(await sizeOf(url));
    t.match(await db.selectFrom('data_import').select(['state', 'stored']).where('id', '=', id).executeTakeFirst(), { state: 'finished', stored: lines });
  }
  const [few = 0, many = 0] = grown;
  t.comment(`${few} MB, ${many} MB`);
  t.ok(many < LIMIT, `${many} MB`);
  t.ok(many - few < 60, `${few} MB, then ${many} MB`);
});

/** How large a process grows that works off what waits, MB. */
async function sizeOf(url: string): Promise<number> {
  const child = spawn(process.execPath, ['--import', 'tsx', worker, url], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.on('data', (part: Buffer) => (said += part.toString()));
  await new Promise((resolve) => child.once('close', resolve));
  return Number(said);
}
