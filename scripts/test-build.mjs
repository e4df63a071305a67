// Compiles src, test, scripts and bench for the test runner, without checking types. Loading seven hundred TypeScript files through a
// loader costs each of the test processes seconds; compiled once, they cost none.
import { existsSync, mkdirSync, readdirSync, rmSync, symlinkSync, lstatSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { createRequire } from 'node:module';
import { root, run, fail } from './install.mjs';

const BUILD = '.test-build';
const compiled = ['src', 'test', 'scripts', 'bench'];
/** Neither a part of the project's tree nor to be reached from within the build. */
const left = new Set([BUILD, '.git', '.tap', '.data', 'dist', 'coverage', ...compiled]);

/**
 * Brings the build up to date: a folder that looks like the project's, with the compiled files beside links to everything else, so that
 * paths relative to a file lead where they lead in the project.
 */
export async function buildTests() {
  const build = join(root, BUILD);
  mkdirSync(build, { recursive: true });
  for (const name of readdirSync(root)) if (!left.has(name)) link(join(root, name), join(build, name));
  for (const folder of compiled) mirror(join(root, folder), join(build, folder));
  const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
  if ((await run(process.execPath, [tsc, '-p', join(root, 'tsconfig.test.json')])) !== 0) fail('The tests could not be compiled; see above.');
  return build;
}

/** `test/x.test.ts` as the build has it. */
export function builtPath(file) {
  return join(BUILD, relative(root, join(root, file))).replace(/\.ts$/, '.js');
}

/** Links a folder's files. A migration stands there once only: as compiled. */
function mirror(from, to) {
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) mirror(source, target);
    else if (!from.endsWith('migrations')) link(source, target);
  }
  for (const name of readdirSync(to)) if (isStale(from, to, name)) rmSync(join(to, name), { recursive: true });
}

/** What the build has of a file that the project no longer has. */
function isStale(from, to, name) {
  const source = join(from, name.replace(/\.js$/, '.ts'));
  return !existsSync(source) && !existsSync(join(from, name));
}

function link(source, target) {
  if (lstatSync(target, { throwIfNoEntry: false }) !== undefined) return;
  mkdirSync(dirname(target), { recursive: true });
  symlinkSync(source, target);
}
