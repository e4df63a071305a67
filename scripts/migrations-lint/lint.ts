import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import type { MigrationText } from './migration-texts.ts';

/** Something that squawk minds. */
export interface Finding {
  migration: string;
  line: number;
  rule: string;
  message: string;
}

/** What is not minded, each with its reason. */
export interface Exceptions {
  /** Rules that do not fit this project: rule to reason. */
  everywhere: Readonly<Record<string, string>>;
  /** Rules about tables with rows in them: migrations up to a name ran before any database had some. */
  beforeFirstRelease: { until: string; reason: string; rules: readonly string[] };
}

/** Every migration waits so long for a lock, and then gives up: src/db/migrate.ts sets it before each. */
const OPENING = "set local lock_timeout = '5s';\n";

/** Lets squawk read the migrations; what it finds, in order. */
export async function findings(texts: readonly MigrationText[]): Promise<Finding[]> {
  const folder = await mkdtemp(join(tmpdir(), 'migrations-'));
  try {
    const files = await Promise.all(texts.map(async ({ name, statements }) => {
      const file = join(folder, `${name}.sql`);
      await writeFile(file, OPENING + statements.map((statement) => `${statement};\n`).join(''));
      return file;
    }));
    return await squawk(files);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What no exception covers, and the exceptions that cover nothing. */
export function judged(found: readonly Finding[], { everywhere, beforeFirstRelease: { until, rules } }: Exceptions) {
  const isEarly = ({ migration, rule }: Finding) => migration <= until && rules.includes(rule);
  const left = found.filter((one) => !(one.rule in everywhere) && !isEarly(one));
  const idle = [
    ...Object.keys(everywhere).filter((rule) => !found.some((one) => one.rule === rule)),
    ...rules.filter((rule) => !found.some((one) => one.rule === rule && isEarly(one))),
  ];
  return { left, idle };
}

interface Reported { file: string; line: number; rule_name: string; message: string }

async function squawk(files: readonly string[]): Promise<Finding[]> {
  const program = createRequire(import.meta.url).resolve('squawk-cli/js/bin/squawk');
  const options = ['--assume-in-transaction', '--pg-version', '15.0', '--reporter', 'json', ...files];
  // it exits 1 when it has found something
  const { stdout } = await promisify(execFile)(process.execPath, [program, ...options], { maxBuffer: 64 * 1_048_576 })
    .catch((error: { stdout?: string }) => ({ stdout: error.stdout ?? '' }));
  if (stdout === '') throw new Error('squawk gave no answer');
  const reported = JSON.parse(stdout) as Reported[];
  return reported.map(({ file, line, rule_name: rule, message }) => ({ migration: basename(file, '.sql'), line, rule, message }));
}
