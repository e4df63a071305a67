// npm run openapi:release: keeps what this release promises, the document and the schemas of events, in openapi/released for ever.
import { mkdir, readFile } from 'node:fs/promises';
import { bundledEvents } from './contract/event-bundle.ts';
import { keepOnce } from './contract/keep-once.ts';
import { documentFile, packageVersion, releasedAs, releasedFolder } from './contract/released.ts';

const release = releasedAs(await packageVersion());
await mkdir(releasedFolder, { recursive: true });
try {
  // without the spaces, which are half of it: nobody reads it, and it stays for ever
  await keepOnce(release.document, `${JSON.stringify(JSON.parse(await readFile(documentFile, 'utf8')))}\n`);
  await keepOnce(release.events, `${JSON.stringify(await bundledEvents(), null, 2)}\n`);
  console.error(`openapi/released has ${release.name}.`);
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
