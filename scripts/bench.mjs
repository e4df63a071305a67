// npm run bench: compiles the project first, as production runs compiled code, and then measures it.
//   npm run bench -- SUITE [options]
import { mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { ensureInstalled, requireNode, root, run } from './install.mjs';
import { buildTests } from './test-build.mjs';

requireNode();
await ensureInstalled();
const build = await buildTests();
keepResults();
process.exitCode = await run(process.execPath, [join(build, 'bench/main.js'), ...process.argv.slice(2)]);

/** What was measured belongs to the project and not to the build, which may be thrown away. */
function keepResults() {
  const [kept, built] = [join(root, 'bench/results'), join(build, 'bench/results')];
  mkdirSync(kept, { recursive: true });
  rmSync(built, { recursive: true, force: true });
  symlinkSync(kept, built);
}
