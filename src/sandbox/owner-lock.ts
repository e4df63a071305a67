import { existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { StartFault } from '../lifecycle.ts';
import { processBeginning } from './process-identity.ts';

/** Who works with a data folder: process number and when that process began. */
interface Owner {
  pid: number;
  began: string;
}

/**
 * Makes this process the one owner of a data folder. The lock of a process that is gone is taken over.
 * @returns how to give the folder up again
 * @throws StartFault when the owner is alive
 */
export function ownFolder(folder: string): () => void {
  const lock = join(folder, 'owner.json');
  const draft = writeDraft(folder, lock);
  try {
    while (!placed(draft, lock)) removeDead(lock, folder);
  } finally {
    rmSync(draft, { force: true });
  }
  return () => rmSync(lock, { force: true });
}

function writeDraft(folder: string, lock: string): string {
  const draft = `${lock}.${process.pid}`;
  const me: Owner = { pid: process.pid, began: processBeginning(process.pid) ?? 'unknown' };
  try {
    makeFolder(folder);
    writeFileSync(draft, JSON.stringify(me));
    return draft;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new StartFault(`DATA_DIR: ${folder} cannot be made or written to (${code}); name a folder that this user may write to.`, {
      cause: error,
    });
  }
}

/** Level by level: on a file system that refuses folders, Node's own recursive way never ends. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  mkdirSync(folder);
}

/** A hard link appears with its content or not at all, and only one of several comers makes it. */
function placed(draft: string, lock: string): boolean {
  try {
    linkSync(draft, lock);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Moves the lock of a dead owner aside. Should another starter's fresh lock have been moved by mistake, it is put back. */
function removeDead(lock: string, folder: string): void {
  const seen = read(lock);
  if (seen === undefined) return;
  refuseIfAlive(seen, folder);
  const aside = `${lock}.dead.${process.pid}`;
  try {
    renameSync(lock, aside);
  } catch {
    return;
  }
  if (read(aside) !== seen) placed(aside, lock);
  rmSync(aside, { force: true });
}

function refuseIfAlive(text: string, folder: string): void {
  const owner = parse(text);
  if (owner === undefined || processBeginning(owner.pid) !== owner.began) return;
  throw new StartFault(
    `DATA_DIR: ${folder} is in use by the running process ${owner.pid}; stop that one, or choose another folder, for example DATA_DIR=.data2.`,
  );
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

function parse(text: string): Owner | undefined {
  try {
    return JSON.parse(text) as Owner;
  } catch {
    return undefined;
  }
}
