import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Limit, Report, Table } from './suite.ts';

const results = new URL('./results/', import.meta.url);

/** Prints a report for people. */
export function print({ title, surroundings, tables, limits }: Report): void {
  console.log(`# ${title}\n`);
  for (const [name, value] of Object.entries(surroundings)) console.log(`- ${name}: ${value}`);
  for (const table of tables) console.log(`\n## ${table.title}\n\n${textOf(table)}`);
  console.log('\n## Limits\n');
  for (const limit of limits) console.log(`- ${isMet(limit) ? 'met' : 'MISSED'}: ${limit.what}: ${limit.measured.toFixed(2)} (${boundOf(limit)})`);
}

function boundOf(limit: Limit): string {
  return 'atLeast' in limit ? `at least ${limit.atLeast}` : `at most ${limit.atMost}`;
}

/** Several reports as one, with a table of all that is promised. */
export function together(reports: readonly { name: string; report: Report }[]): Report {
  const limits = reports.flatMap(({ report }) => report.limits);
  const rows = reports.flatMap(({ name, report }) => report.limits.map((limit) => [name, limit.what, limit.measured.toFixed(2), boundOf(limit), isMet(limit) ? 'met' : 'missed']));
  return {
    title: 'The service, measured',
    surroundings: Object.assign({}, ...reports.map(({ report }) => report.surroundings)) as Report['surroundings'],
    tables: [
      ...reports.flatMap(({ name, report }) => report.tables.map((table) => ({ ...table, title: `${name}: ${table.title}` }))),
      { title: 'All that is promised', columns: ['suite', 'what', 'measured', 'promised', ''], rows },
    ],
    limits,
    samples: Object.fromEntries(reports.map(({ name, report }) => [name, report.samples])),
  };
}

/** Keeps everything that was measured; answers the file's name. */
export async function keep(name: string, report: Report): Promise<string> {
  await mkdir(results, { recursive: true });
  const file = new URL(`${name}-${new Date().toISOString().replaceAll(':', '-').slice(0, 19)}.json`, results);
  await writeFile(file, `${JSON.stringify(report, null, 2)}\n`);
  return fileURLToPath(file);
}

export function isMet(limit: Limit): boolean {
  return 'atLeast' in limit ? limit.measured >= limit.atLeast : limit.measured <= limit.atMost;
}

/** A Markdown table with columns of even width. */
function textOf({ columns, rows }: Table): string {
  const widths = columns.map((name, column) => Math.max(name.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]) => `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [line(columns), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}
