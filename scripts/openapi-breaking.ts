// npm run openapi:breaking: fails when the published document, or the schema of an event, breaks what the last release promised, unless
// the version of package.json says so.
import { writeFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundledEvents, asDocument, keptEvents } from './contract/event-bundle.ts';
import { documentFile, packageVersion, releases } from './contract/released.ts';
import { verdictOn } from './contract/verdict.ts';

const last = (await releases()).at(-1);
if (last === undefined) {
  console.error('No release is kept in openapi/released: run "npm run openapi:release" with the first one.');
  process.exit(1);
}
const name = await packageVersion();
const folder = await mkdtemp(join(tmpdir(), 'soprovozhdenie-contract-'));
try {
  const [before, after] = [join(folder, 'before.json'), join(folder, 'after.json')];
  await writeFile(before, JSON.stringify(asDocument(await keptEvents(last.events))));
  await writeFile(after, JSON.stringify(asDocument(await bundledEvents())));
  const document = await verdictOn({ released: { name: last.name, file: last.document }, now: { name, file: documentFile } });
  const events = await verdictOn({ released: { name: last.name, file: before }, now: { name, file: after } });
  console.log(['Document:', ...document.lines, 'Events:', ...events.lines].join('\n'));
  // A kind of event has a version of its own: what breaks it is a new one beside the old, whatever the release is called.
  if (!document.allowed || events.changes.length > 0) process.exitCode = 1;
} finally {
  await rm(folder, { recursive: true, force: true });
}
