// npm start: installs what is missing, then runs src/start.ts in this process.
import { ensureInstalled, requireNode, root } from './install.mjs';

requireNode();
process.chdir(root);
await ensureInstalled();
if (process.env.npm_lifecycle_event) endWith(process.ppid);
const { register } = await import('tsx/esm/api');
register();
const { start } = await import('../src/start.ts');
await start();

/** npm passes SIGINT and SIGTERM on to us, but when it is hung up or killed we would stay behind unseen. */
function endWith(parent) {
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, 500);
  watch.unref();
}
