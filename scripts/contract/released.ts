import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { compareVersions, type Version, versionOf } from './versions.ts';

const root = new URL('../../', import.meta.url);

/** What a release promised, kept for ever: `openapi/released/0.1.0.json` and, of the events, `openapi/released/0.1.0.events.json`. */
export interface Released {
  version: Version;
  /** `0.1.0` */
  name: string;
  document: string;
  events: string;
}

/** Paths of the files as they stand now. */
export const documentFile = fileURLToPath(new URL('openapi/openapi.json', root));
export const eventsFolder = fileURLToPath(new URL('openapi/events/', root));
export const releasedFolder = fileURLToPath(new URL('openapi/released/', root));

/** All releases, the oldest first. */
export async function releases(folder = releasedFolder): Promise<Released[]> {
  const files = await readdir(folder).catch(() => []);
  const names = files.map((file) => /^(\d+\.\d+\.\d+)\.json$/.exec(file)?.[1]).filter((name) => name !== undefined);
  return names.map((name) => releasedAs(name, folder)).sort((one, other) => compareVersions(one.version, other.version));
}

/** Where the files of a release are, or will be. */
export function releasedAs(name: string, folder = releasedFolder): Released {
  const version = versionOf(name);
  return { version, name, document: `${folder}/${name}.json`.replace('//', '/'), events: `${folder}/${name}.events.json`.replace('//', '/') };
}

/** The version that package.json gives what is being made. */
export async function packageVersion(): Promise<string> {
  const { version } = JSON.parse(await readFile(new URL('package.json', root), 'utf8')) as { version: string };
  return version;
}
