// Installs the packages when that is needed. Plain JavaScript on Node's own modules: it runs before anything is installed.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const OLDEST_NODE = [20, 19];

/** The project's folder, with a slash at its end. */
export const root = fileURLToPath(new URL('../', import.meta.url));

/** Ends the process with one line when this Node is too old. */
export function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return;
  fail(`Node.js ${process.versions.node} is too old: version ${OLDEST_NODE.join('.')} or later is needed; install one from https://nodejs.org.`);
}

/** Runs `npm ci` when packages are missing or are others than package-lock.json wants. */
export async function ensureInstalled() {
  if (isInstalled()) return;
  const began = performance.now();
  console.error('Installing packages (npm ci), a minute or two the first time …');
  const code = await run('npm', ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']);
  if (code !== 0) fail(`npm ci failed (exit code ${code}); see its message above, check the network and try again.`);
  console.error(`Packages installed in ${((performance.now() - began) / 1000).toFixed(1)} s.`);
}

/**
 * npm leaves a note of what it installed in node_modules, as the last thing it does, so an interrupted installation has none. Optional
 * packages are those of other platforms.
 */
function isInstalled() {
  const [wanted, present] = ['package-lock.json', 'node_modules/.package-lock.json'].map(packagesOf);
  return Object.entries(wanted).every(
    ([path, { version, optional }]) => path === '' || optional || present[path]?.version === version,
  );
}

function packagesOf(file) {
  return existsSync(root + file) ? JSON.parse(readFileSync(root + file, 'utf8')).packages : {};
}

/** Runs a command in the project's folder, its output shown; resolves with its exit code. */
export function run(command, args, env = process.env) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, env, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' });
    child.once('error', () => resolve(127));
    child.once('exit', (code, signal) => resolve(code ?? (signal ? 1 : 0)));
  });
}

/** One line and an exit code that says no. */
export function fail(line) {
  console.error(line);
  process.exit(1);
}
