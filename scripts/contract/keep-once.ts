import { readFile, writeFile } from 'node:fs/promises';

/** Writes a file that is never to change again. @throws when it is there with other content */
export async function keepOnce(file: string, text: string): Promise<void> {
  const kept = await readFile(file, 'utf8').catch(() => undefined);
  if (kept === text) return;
  if (kept !== undefined) throw new Error(`${file} is there with other content: what is released does not change; raise the version.`);
  await writeFile(file, text, { flag: 'wx' });
}
