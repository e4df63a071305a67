import { Closing } from './closing.ts';
import { type Options, readOptions, UsageError } from './options.ts';
import { isMet, keep, print, together } from './report.ts';
import type { Report, Suite } from './suite.ts';
import { suites, wholeRun } from './suites/index.ts';

// npm run bench -- [suite] [--cases n] [--rounds n] [--seconds n] [--connections n] [--only part of an operation's name] [--check]

const closing = new Closing();

async function main(): Promise<void> {
  const { suite: name, options } = readOptions(process.argv.slice(2));
  const report = name === undefined ? await everything(options) : await measured(suiteNamed(name), options);
  print(report);
  console.error(`\nEverything that was measured: ${await keep(name ?? 'all', report)}`);
  if (options.check && !report.limits.every(isMet)) process.exitCode = 1;
}

function suiteNamed(name: string): Suite {
  const suite = suites.find((one) => one.name === name);
  if (suite !== undefined) return suite;
  throw new UsageError(`There is no suite ${name}. Without a name: ${wholeRun.map((one) => one.name).join(', ')}, one after the other. Or one of:\n`
    + suites.map((one) => `  npm run bench -- ${one.name}   ${one.about}`).join('\n'));
}

async function measured(suite: Suite, options: Options): Promise<Report> {
  return await Promise.race([suite.run(options, closing), interrupted()]);
}

/** What the service is judged by, in one report; each suite with a database of its own. */
async function everything(options: Options): Promise<Report> {
  const reports: { name: string; report: Report }[] = [];
  for (const suite of wholeRun) {
    console.error(`── ${suite.name}: ${suite.about}`);
    reports.push({ name: suite.name, report: await measured(suite, options) });
    await closing.closeAll();
  }
  return together(reports);
}

function interrupted(): Promise<never> {
  return new Promise((_resolve, reject) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => reject(new UsageError(`Ended by ${signal}.`)));
  });
}

try {
  await main();
} catch (error) {
  console.error(error instanceof UsageError ? error.message : error);
  process.exitCode = 1;
} finally {
  await closing.closeAll();
  process.exit();
}
