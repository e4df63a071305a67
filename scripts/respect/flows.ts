import { spawn } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../../openapi/flows/', import.meta.url));
const root = fileURLToPath(new URL('../../', import.meta.url));
const redocly = join(dirname(createRequire(import.meta.url).resolve('@redocly/cli/package.json')), 'bin/cli.js');

/** The files of the flows, by name. */
export async function flowFiles(): Promise<string[]> {
  return (await readdir(folder)).filter((file) => file.endsWith('.arazzo.yaml')).sort();
}

/** What became of a flow. */
export interface Outcome {
  file: string;
  passed: boolean;
  checks: { passed: number; failed: number };
  output: string;
}

/** Whether the files are Arazzo, without the network. */
export async function lintFlows(files: readonly string[]): Promise<{ passed: boolean; output: string }> {
  const { code, output } = await run(['lint', ...files.map((file) => join(folder, file))]);
  return { passed: code === 0, output };
}

/** Plays one file against a service. */
export async function playFlow(file: string, origin: string, inputs: Record<string, string>): Promise<Outcome> {
  const { code, output } = await run(['respect', join(folder, file), '--input', JSON.stringify(inputs), '--server', `service=${origin}`]);
  const checks = checksIn(output);
  // A flow in which nothing was checked has shown nothing, whatever the exit code.
  return { file, passed: code === 0 && checks.failed === 0 && checks.passed > 0, checks, output };
}

/** `Checks: 19 passed, 3 failed, 22 total` at the end; a part that is 0 is left out. */
function checksIn(output: string): Outcome['checks'] {
  const line = output.match(/Checks: [^\n]*/g)?.at(-1) ?? '';
  const count = (word: string) => Number(new RegExp(`(\\d+) ${word}`).exec(line)?.[1] ?? 0);
  return { passed: count('passed'), failed: count('failed') };
}

function run(args: string[]): Promise<{ code: number | null; output: string }> {
  const env = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true', NO_COLOR: '1' };
  const child = spawn(process.execPath, [redocly, ...args], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, output })));
}
