// npm test: sets up what is missing, starts a PostgreSQL for the run, and runs tap.
//   node scripts/test.mjs [--long] [files or options of tap …]
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureInstalled, fail, requireNode, root, run } from './install.mjs';
import { buildTests, builtPath } from './test-build.mjs';

requireNode();
await ensureInstalled();
const build = await buildTests();
const apiDocument = join(build, 'api-document.json');

const long = process.argv[2] === '--long';
const given = process.argv.slice(long ? 3 : 2);

// A signal ends tap, and we stay until then, so that the server is stopped.
let tapRun;
let interrupted = false;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    interrupted = true;
    tapRun?.kill(signal);
  });
}

await ensureTapBuilt();
const server = await openServer();
try {
  const { ensureTemplate } = await import(join(build, 'test/support/database.js'));
  await ensureTemplate(server.url);
  await writeDocument();
  process.exitCode = interrupted ? 130 : await runTap(server.url);
} catch (error) {
  process.exitCode = 1;
  console.error(`The tests could not start: ${error.message}`);
} finally {
  await server.remove();
}

/** tap puts its plugins together once after an installation; .taprc says which. Without that it would run those it comes with. */
async function ensureTapBuilt() {
  const wanted = createHash('sha256').update(readFileSync(`${root}.taprc`)).update(readFileSync(`${root}package-lock.json`)).digest('hex');
  const stamp = `${root}node_modules/.tap-built`;
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  console.error('Putting tap together …');
  if ((await run(process.execPath, [tapScript(), 'build'])) !== 0) fail('tap build failed; see its message above.');
  writeFileSync(stamp, wanted);
}

function tapScript() {
  return fileURLToPath(new URL('run.mjs', import.meta.resolve('tap')));
}

/** The API's document, made once instead of in each of two hundred processes that hold every reply against it. */
async function writeDocument() {
  const made = await run(process.execPath, [join(build, 'src/openapi-main.js'), '--to', apiDocument]);
  if (made !== 0) fail('The document of the API could not be written; see above.');
}

/** The server that TEST_DATABASE_URL names, or an embedded one that is thrown away afterwards. */
async function openServer() {
  const url = process.env.TEST_DATABASE_URL;
  if (url) return { url, remove: async () => undefined };
  const { throwawayServer } = await import(join(build, 'src/sandbox/throwaway.js'));
  return throwawayServer().catch((error) => fail(`The tests' PostgreSQL did not start: ${error.message}`));
}

function runTap(url) {
  const files = given.filter((argument) => !argument.startsWith('-'));
  const selection = [...(files.length > 0 ? files : choice()).map(builtPath), ...(long ? ['--timeout=900'] : [])];
  const options = given.filter((argument) => argument.startsWith('-'));
  const env = { ...process.env, TEST_DATABASE_URL: url, TEST_API_DOCUMENT: apiDocument };
  tapRun = spawn(process.execPath, [tapScript(), 'run', ...selection, ...options], { cwd: root, env, stdio: 'inherit' });
  return new Promise((resolve) => {
    tapRun.once('exit', (code, signal) => resolve(code ?? (signal ? 1 : 0)));
  });
}

/** The test files, named one by one: a build may hold files of a test that is gone. */
function choice() {
  const all = readdirSync(join(root, 'test'), { recursive: true }).filter((name) => name.endsWith('.test.ts')).map((name) => `test/${name}`).sort();
  return all.filter((name) => name.startsWith('test/long/') === long);
}
