// npm run client [-- --types | --alone]: the typed client of the published document. Writes client/src/api.ts, compiles the client into
// client/dist, and checks the examples against it; --types stops after the first, --alone after the second. Neither is committed: the
// document is.
import { readFileSync, existsSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import openapiTS, { astToString } from 'openapi-typescript';
import { root, run } from './install.mjs';

const document = join(root, 'openapi/openapi.json');
const types = join(root, 'client/src/api.ts');

if (await writeTypes()) console.error('client/src/api.ts is written anew.');
if (!process.argv.includes('--types')) await build();

/** The types, a function of the document alone; an unchanged file is left as it is. */
async function writeTypes() {
  const header = '// Made from openapi/openapi.json by `npm run client`. Do not edit.\n';
  const text = header + astToString(await openapiTS(JSON.parse(readFileSync(document, 'utf8'))));
  if (existsSync(types) && readFileSync(types, 'utf8') === text) return false;
  writeFileSync(types, text);
  return true;
}

async function build() {
  const projects = process.argv.includes('--alone') ? ['client'] : ['client', 'examples'];
  rmSync(join(root, 'client/dist'), { recursive: true, force: true });
  const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
  for (const project of projects) {
    if ((await run(process.execPath, [tsc, '-p', join(root, project)])) !== 0) process.exit(1);
  }
  console.error('The client is in client/; `npm pack` there makes a package of it.');
}
