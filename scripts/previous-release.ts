import { execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import { migrate } from '../src/db/migrate.ts';
import { throwawayServer } from '../src/sandbox/throwaway.ts';

// npm run test:previous [-- --ref v0.1.0] [files or options of tap …]
// The suite of the previous release against a database that the migrations of this tree have been carried out on: so the two can run beside
// each other. The previous release is the newest tag before this commit. Exit 0: its suite passes; 1: it does not; 2: nothing was checked.

const root = fileURLToPath(new URL('..', import.meta.url));
const run = promisify(execFile);
const { values, positionals } = parseArgs({ options: { ref: { type: 'string' } }, allowPositionals: true });

async function previous(): Promise<string | undefined> {
  if (values.ref !== undefined) return values.ref;
  const { stdout } = await run('git', ['describe', '--tags', '--abbrev=0', '--match', 'v*', 'HEAD'], { cwd: root }).catch(() => ({ stdout: '' }));
  return stdout.trim() || undefined;
}

/** The tree of a release in a folder of its own, with the packages of its own lock file. */
async function checkedOut(ref: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'previous-release-'));
  await run('sh', ['-c', 'git archive "$1" | tar -x -C "$2"', 'sh', ref, folder], { cwd: root });
  const [ours, theirs] = await Promise.all([root, folder].map((one) => readFile(join(one, 'package-lock.json'), 'utf8')));
  if (ours === theirs && existsSync(join(root, 'node_modules'))) await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
  else await passing('npm', ['ci'], folder, {});
  return folder;
}

/** The template that the release clones its test databases from: made by its own migrations, then brought on by ours. */
async function prepareTemplate(folder: string, server: string): Promise<string> {
  const make = `const { ensureTemplate } = await import('./test/support/database.ts'); console.log(await ensureTemplate(process.env.TEST_DATABASE_URL));`;
  const env = { ...process.env, TEST_DATABASE_URL: server };
  const { stdout } = await run(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', make], { cwd: folder, env });
  const url = new URL(server);
  url.pathname = `/${stdout.trim()}`;
  const carriedOut: string[] = [];
  await migrate(url.href, (name) => void carriedOut.push(name));
  return carriedOut.length === 0 ? 'no migration has been added since' : `migrations since: ${carriedOut.join(', ')}`;
}

async function passing(command: string, args: readonly string[], cwd: string, env: Record<string, string>): Promise<boolean> {
  const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, stdio: 'inherit' });
  return await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code === 0));
  });
}

const ref = await previous();
if (ref === undefined) {
  console.error('There is no tag v* before this commit, hence no previous release: nothing was checked.');
  process.exit(2);
}
const folder = await checkedOut(ref);
const server = await throwawayServer();
try {
  console.log(`${ref}: ${await prepareTemplate(folder, server.url)}.`);
  const passed = await passing(process.execPath, ['scripts/test.mjs', ...positionals], folder, { TEST_DATABASE_URL: server.url });
  console.log(passed ? `The suite of ${ref} passes on the schema of this tree.` : `The suite of ${ref} fails on the schema of this tree.`);
  process.exitCode = passed ? 0 : 1;
} finally {
  await server.remove();
  await rm(folder, { recursive: true, force: true });
}
