// npm run respect [-- --url http://127.0.0.1:3000] [-- file …]: plays the flows of openapi/flows with Redocly Respect, each step against the
// published document, on a sandbox of its own or on one that runs.
import { parseArgs } from 'node:util';
import { apiAt } from './scenario/client.ts';
import { flowFiles, lintFlows, playFlow } from './respect/flows.ts';
import { flowInputs } from './respect/inputs.ts';
import { freshSandbox } from './respect/service.ts';

const { values, positionals } = parseArgs({ options: { url: { type: 'string' } }, allowPositionals: true });
const files = (await flowFiles()).filter((file) => positionals.length === 0 || positionals.some((one) => file.startsWith(one)));

const lint = await lintFlows(files);
if (!lint.passed) console.error(lint.output);
const sandbox = values.url === undefined ? await freshSandbox() : { origin: values.url, end: async () => undefined };
try {
  const { body: clock } = await apiAt(sandbox.origin).call<{ date: string }>('demo-integration', 'GET', '/sandbox/clock');
  let passed = 0;
  for (const file of files) {
    const outcome = await playFlow(file, sandbox.origin, flowInputs(clock.date));
    if (outcome.passed) passed += 1;
    else console.error(outcome.output);
    console.log(`${outcome.passed ? '✓' : '✗'} ${file}: ${outcome.checks.passed} checks passed, ${outcome.checks.failed} failed`);
  }
  console.log(`${passed} of ${files.length} flows passed.`);
  if (passed < files.length || files.length === 0 || !lint.passed) process.exitCode = 1;
} finally {
  await sandbox.end();
}
