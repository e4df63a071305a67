import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { buildApp } from './app.ts';
import { systemClock } from './clock.ts';
import { loadConfig } from './config.ts';
import { openDatabase } from './db/database.ts';
import { throwawayKeys } from './keys.ts';

/** Written by `npm run openapi`; `--check` only tells whether the file is what the schemas say now, `--to` writes another one. */
const file = fileURLToPath(new URL('../openapi/openapi.json', import.meta.url));

/** The document as text. The pool is never used: no database is needed. */
async function openApiDocument(): Promise<string> {
  const db = openDatabase({ url: 'postgres://127.0.0.1/none' });
  const app = await buildApp({
    config: loadConfig({ SANDBOX: 'true' }),
    db,
    clock: systemClock,
    logger: pino({ level: 'silent' }),
    keys: throwawayKeys(),
    accesses: { record: () => Promise.reject(new Error('the document is written without answering anybody')) },
  });
  await app.ready();
  const text = `${JSON.stringify(app.swagger(), null, 2)}\n`;
  await app.close();
  await db.destroy();
  return text;
}

const wanted = await openApiDocument();
const to = process.argv.indexOf('--to');
if (to > 0) {
  await writeFile(process.argv[to + 1] ?? file, wanted);
} else if (process.argv.includes('--check')) {
  const kept = await readFile(file, 'utf8').catch(() => '');
  if (kept !== wanted) {
    console.error('openapi/openapi.json is not what the schemas say; run "npm run openapi" and commit the file.');
    process.exitCode = 1;
  }
} else {
  await mkdir(fileURLToPath(new URL('../openapi/', import.meta.url)), { recursive: true });
  await writeFile(file, wanted);
  console.error('openapi/openapi.json is written.');
}
