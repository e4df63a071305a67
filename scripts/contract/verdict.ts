import { breakingChanges, type BreakingChange } from './breaking-changes.ts';
import { announcesBreaking, versionOf } from './versions.ts';

/** Two documents of the API and the versions they belong to. */
export interface Comparison {
  released: { name: string; file: string };
  now: { name: string; file: string };
}

/** What is to be said of the difference, and whether it may be released so. */
export interface Verdict {
  allowed: boolean;
  changes: BreakingChange[];
  lines: string[];
}

/** Whether what changed since a release may be called by the version it is to have. */
export async function verdictOn({ released, now }: Comparison): Promise<Verdict> {
  const changes = await breakingChanges(released.file, now.file);
  const announced = announcesBreaking(versionOf(released.name), versionOf(now.name));
  const allowed = changes.length === 0 || announced;
  return { allowed, changes, lines: [...changes.map(lineOf), summary(released.name, now.name, changes.length, allowed)] };
}

function lineOf({ id, where, text }: BreakingChange): string {
  return `- ${where}: ${text} [${id}]`;
}

function summary(released: string, now: string, count: number, allowed: boolean): string {
  if (count === 0) return `Nothing that ${released} promised is broken.`;
  const found = `${count} breaking ${count === 1 ? 'change' : 'changes'} since ${released}`;
  if (allowed) return `${found}, announced by the version ${now}.`;
  const next = released.startsWith('0.') ? 'a new minor version' : 'a new major version';
  return `${found}, and the version ${now} does not say so: take them back, or give package.json ${next}.`;
}
