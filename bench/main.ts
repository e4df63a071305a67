import { Closing } from './closing.ts';
import { readOptions, UsageError } from './options.ts';
import { isMet, keep, print } from './report.ts';
import { suites } from './suites/index.ts';

// npm run bench -- <suite> [--cases n] [--rounds n] [--seconds n] [--connections n] [--check]

const closing = new Closing();

async function main(): Promise<void> {
  const { suite: name, options } = readOptions(process.argv.slice(2));
  const suite = suites.find((one) => one.name === name);
  if (suite === undefined) throw new UsageError(`Name a suite:\n${suites.map((one) => `  npm run bench -- ${one.name}   ${one.about}`).join('\n')}`);
  const report = await Promise.race([suite.run(options, closing), interrupted()]);
  print(report);
  console.error(`\nEverything that was measured: ${await keep(suite.name, report)}`);
  if (options.check && !report.limits.every(isMet)) process.exitCode = 1;
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
