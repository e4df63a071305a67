// npm run events: writes openapi/events, the JSON Schema of each kind of event; with --check only says whether the files are what the
// catalogue says.
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { eventFaults, eventSchemas } from './contract/event-schemas.ts';
import { eventsFolder } from './contract/released.ts';

const wanted = eventSchemas();
if (process.argv.includes('--check')) {
  const faults = eventFaults(wanted, await keptSchemas());
  for (const fault of faults) console.error(`openapi/events/${fault}; run "npm run events" and commit the files.`);
  if (faults.length > 0) process.exitCode = 1;
} else {
  await mkdir(eventsFolder, { recursive: true });
  await Promise.all([...wanted].map(([file, text]) => writeFile(join(eventsFolder, file), text)));
  console.error(`openapi/events: ${wanted.size} schemas are written.`);
}

async function keptSchemas(): Promise<Map<string, string>> {
  const files = (await readdir(eventsFolder).catch(() => [])).filter((file) => file.endsWith('.json'));
  return new Map(await Promise.all(files.map(async (file) => [file, await readFile(join(eventsFolder, file), 'utf8')] as const)));
}
