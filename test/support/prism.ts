import { spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { freePort } from '../../src/sandbox/free-port.ts';
import { dataFolder } from '../start/service.ts';

interface Teardown {
  teardown(work: () => Promise<void>): void;
}

/** A difference between the document and what went through the proxy. */
export interface Violation {
  location: string[];
  severity: string;
  code?: string;
  message: string;
}

/**
 * Prism as a validating proxy before a service. It lets everything through and tells of each answer, in a header, what of it and of its
 * request is not as the document says; with `--errors` it would answer bad requests itself, and what the service says to them went unseen.
 */
export async function prismBefore(t: Teardown, origin: string, document: unknown): Promise<string> {
  const file = join(await dataFolder(t), 'openapi.json');
  await writeFile(file, JSON.stringify(document));
  const port = String(await freePort());
  const prism = join(dirname(createRequire(import.meta.url).resolve('@stoplight/prism-cli/package.json')), 'dist/index.js');
  const child = spawn(process.execPath, [prism, 'proxy', file, origin, '--host', '127.0.0.1', '--port', port], { stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  t.teardown(async () => {
    child.kill('SIGTERM');
    await ended;
  });
  let said = '';
  await new Promise<void>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => {
      // It logs every request: only the beginning matters.
      if (said.length < 1_000_000) said += text;
      if (said.includes('Prism is listening')) resolve();
    });
    void ended.then(() => reject(new Error(`The proxy ended: ${said}`)));
  });
  return `http://127.0.0.1:${port}`;
}

/** What the proxy has to say of an answer. */
export function violationsOf(reply: Response): Violation[] {
  return JSON.parse(reply.headers.get('sl-violations') ?? '[]') as Violation[];
}
