import { execFile } from 'node:child_process';
import { chown, mkdir, open, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

interface Teardown {
  teardown(work: () => Promise<void>): void;
}

/** A disk of some megabytes, which can be filled to its last byte. */
export interface SmallDisk {
  /** A folder on it, owned as the place where it is mounted was. */
  folder: string;
  fill(): Promise<void>;
  /** Gives back what was filled. */
  free(): Promise<void>;
}

/**
 * Mounts a tmpfs below a folder; the owner of the folder owns it.
 * @throws when this account may not mount
 */
export async function aSmallDisk(t: Teardown, at: string, megabytes: number): Promise<SmallDisk> {
  await mkdir(at);
  const { uid, gid } = await stat(join(at, '..'));
  await run('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,uid=${uid},gid=${gid},mode=700`, 'soprovozhdenie-test', at]).catch((error: Error) => {
    throw new Error(`A small disk cannot be mounted at ${at}: run this test as root, in a container with CAP_SYS_ADMIN (${error.message.trim()})`);
  });
  t.teardown(async () => void await run('umount', ['--lazy', at]));
  const folder = join(at, 'folder');
  await mkdir(folder, { mode: 0o700 });
  await chown(folder, uid, gid);
  const ballast = join(at, 'ballast');
  return { folder, fill: () => filled(ballast), free: () => rm(ballast, { force: true }) };
}

/** Writes until there is no more room, in ever smaller pieces. */
async function filled(path: string): Promise<void> {
  const file = await open(path, 'a');
  try {
    for (let size = 1_048_576; size >= 4096;) {
      const written = await file.write(Buffer.alloc(size)).then(({ bytesWritten }) => bytesWritten, () => 0);
      if (written < size) size /= 2;
    }
  } finally {
    await file.close();
  }
}
