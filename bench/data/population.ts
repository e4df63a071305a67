import { availableParallelism } from 'node:os';
import pg from 'pg';
import type { Clock } from '../../src/clock.ts';
import { APPLICATION_ROLE, openDatabase } from '../../src/db/database.ts';
import { prepareDatabase } from '../../src/prepare-database.ts';
import { step } from '../../src/sandbox/progress.ts';
import { makeCopies } from './copies.ts';
import { makeProvider } from './provider.ts';
import { CASES_A_PROVIDER } from './shapes.ts';

/** Fills an empty database: migrations, regulations, the calendar, and so many cases at providers of a hundred each. */
export async function populate(url: string, cases: number, clock: Clock): Promise<void> {
  const [db, owner] = [openDatabase({ url, role: APPLICATION_ROLE }), openDatabase({ url })];
  try {
    await step('Migrations', () => prepareDatabase(db, { url, setting: 'DATABASE_URL' }, clock, () => undefined));
    await step('One provider, by the service’s own operations', () => makeProvider(owner, clock));
  } finally {
    await Promise.all([db.destroy(), owner.destroy()]);
  }
  await step('Its copies', () => copy(url, Math.max(0, Math.ceil(cases / CASES_A_PROVIDER) - 1)));
}

async function copy(url: string, copies: number): Promise<void> {
  const owners = Array.from({ length: availableParallelism() }, () => new pg.Client({ connectionString: url }));
  try {
    await Promise.all(owners.map((owner) => owner.connect()));
    await makeCopies(owners, copies, (done) => process.stderr.write(`  ${done} of ${copies} providers\n`));
  } finally {
    await Promise.all(owners.map((owner) => owner.end()));
  }
}
