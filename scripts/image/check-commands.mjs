import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { plainEnvironment } from './build-stages.mjs';

const JOBS = ['node', 'dist/jobs-main.js'];
const LONGEST_START = 60_000;

/** Starts both processes from the image's folder as an operator would, and refuses to be content with less than all of it. */
export async function checkCommands(image, settings) {
  if (!image.user) throw new Error('Dockerfile: USER is missing; the image must not run as root.');
  for (const command of [image.command, JOBS]) {
    refusesWithoutSettings(image, command);
    await servesAndStops(image, command, { ...settings, HOST: '127.0.0.1', PORT: String(await freePort()) });
  }
}

/** Production without settings: exit code 1 and one line for each missing setting, no stack. */
function refusesWithoutSettings(image, command) {
  const { status, stderr } = spawnSync(program(command), command.slice(1), { ...place(image, {}), encoding: 'utf8', timeout: 30_000 });
  const lines = stderr.trim().split('\n');
  const wanted = ['DATABASE_URL', 'TOKEN_SIGNING_KEY_FILE', 'TOKEN_ISSUER', 'AUDIT_KEY_FILE'];
  const clear = lines.length === wanted.length && wanted.every((name) => lines.some((line) => line.startsWith(`${name}: `)));
  if (status !== 1 || !clear) throw new Error(`${command.join(' ')} without settings: exit code ${status}, and it said:\n${stderr}`);
  console.log(`ok: ${command.join(' ')} refuses to start without settings`);
}

async function servesAndStops(image, command, settings) {
  const child = spawn(program(command), command.slice(1), { ...place(image, settings), stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += text));
  const ended = new Promise((resolve) => child.once('exit', (code, signal) => resolve(code ?? signal)));
  const healthy = await becomesHealthy(image, settings, child);
  child.kill('SIGTERM');
  const code = await ended;
  if (!healthy || code !== 0) throw new Error(`${command.join(' ')}: healthy ${healthy}, exit code ${code}, and it said:\n${output}`);
  console.log(`ok: ${command.join(' ')} is found healthy, and ends with 0 after SIGTERM`);
}

/** Runs the image's own health check until it is content, the process has ended, or time is up. */
async function becomesHealthy(image, settings, child) {
  const [command, ...args] = image.healthcheck;
  const until = performance.now() + LONGEST_START;
  while (child.exitCode === null && performance.now() < until) {
    if (spawnSync(program([command]), args, place(image, settings)).status === 0) return true;
  }
  return false;
}

function place(image, settings) {
  return { cwd: join(image.root, image.workdir), env: { ...plainEnvironment(), ...image.env, ...settings } };
}

function program([command]) {
  return command === 'node' ? process.execPath : command;
}

async function freePort() {
  const found = await import('../../src/sandbox/free-port.ts');
  return found.freePort();
}
