// The pull with the typed client (`npm run client`): a file holds the cursor and the newest state of each case.
//   npx tsx examples/kdn/follow.ts [origin] [file] [seconds to wait; 0 ends at the end]
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
// Elsewhere, with the package installed: from 'soprovozhdenie-client'.
import { connect, type FeedPage, followFeed } from '../../client/src/index.ts';

const [origin = 'http://127.0.0.1:3000', file = 'mirror.json', wait = '50'] = process.argv.slice(2);
interface Mirror {
  cursor?: string;
  cases: Record<string, FeedPage['items'][number]['case']>;
}
let mirror: Mirror = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Mirror) : { cases: {} };

const stop = new AbortController();
process.once('SIGINT', () => stop.abort());

await followFeed(connect({ origin, clientId: 'demo-commission', clientSecret: 'demo' }), {
  cursor: mirror.cursor, wait: Number(wait), signal: stop.signal,
  keep(items, cursor) {
    const cases = { ...mirror.cases };
    for (const { caseId, removed, case: state } of items) {
      if (removed) delete cases[caseId];
      else cases[caseId] = state;
      console.log(`${caseId} ${removed ? 'gone' : state?.status}`);
    }
    save({ cursor, cases });
  },
  anew: () => save({ cases: {} }),
});
console.log(`${Object.keys(mirror.cases).length} cases in the mirror`);

/** One rename puts the states and the cursor in place together. */
function save(next: Mirror): void {
  writeFileSync(`${file}.new`, JSON.stringify(next));
  renameSync(`${file}.new`, file);
  mirror = next;
}
