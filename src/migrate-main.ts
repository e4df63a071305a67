import { ConfigError, loadOwnerUrl } from './config.ts';
import { UnusableDatabase } from './db/database.ts';
import { migrate } from './db/migrate.ts';

// node dist/migrate-main.js   Carries out the migrations of this release and ends. Exit 0: they are done; 1: nothing was changed.

try {
  const { url, setting } = loadOwnerUrl();
  const done: string[] = [];
  await migrate(url, (name) => void done.push(name), setting);
  console.log(done.length === 0 ? 'Every migration was done already.' : `Done: ${done.join(', ')}.`);
} catch (error) {
  const expected = error instanceof ConfigError || error instanceof UnusableDatabase;
  console.error(expected ? error.message : error);
  process.exitCode = 1;
}
