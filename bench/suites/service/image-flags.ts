import { readFileSync } from 'node:fs';

/** The flags with which the image runs the API: it is measured as it is run. */
export function imageFlags(): string[] {
  const dockerfile = readFileSync(new URL('../../../Dockerfile', import.meta.url), 'utf8');
  const command = JSON.parse(/^CMD (.+)$/m.exec(dockerfile)?.[1] ?? '[]') as string[];
  return command.filter((word) => word.startsWith('--'));
}
