import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseAllDocuments } from 'yaml';

export const root = fileURLToPath(new URL('../../', import.meta.url));

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** The documents of a YAML file below the project's folder; a warning of the parser counts as a fault. */
export async function yamlOf(path: string): Promise<Record<string, Json>[]> {
  const documents = parseAllDocuments(await readFile(`${root}${path}`, 'utf8'), { merge: true });
  return documents.map((document) => {
    const [fault] = [...document.errors, ...document.warnings];
    if (fault !== undefined) throw new Error(`${path}: ${fault.message}`);
    return document.toJS() as Record<string, Json>;
  });
}

/** The release that package.json names. */
export async function release(): Promise<string> {
  return (JSON.parse(await readFile(`${root}package.json`, 'utf8')) as { version: string }).version;
}
