import t from 'tap';
import { ConfigError, loadConfig, loadOwnerUrl } from '../../src/config.ts';

const problemsOf = (work: () => unknown): readonly string[] => {
  try {
    work();
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
};

t.test('a standby and a pooler are for an installation, not for a sandbox', async (t) => {
  const DATABASE_REPLICA_URL = 'postgres://user:password@standby:5432/support';
  t.match(problemsOf(() => loadConfig({ DATABASE_REPLICA_URL, DATABASE_POOLED: 'true' }, { sandbox: true })), [/^DATABASE_POOLED: /, /^DATABASE_REPLICA_URL: /]);
  const problems = problemsOf(() => loadConfig({ DATABASE_REPLICA_URL: 'standby:5432', DATABASE_POOLED: 'yes' }, { sandbox: false }));
  for (const name of ['DATABASE_REPLICA_URL', 'DATABASE_POOLED']) t.ok(problems.some((problem) => problem.startsWith(`${name}: `)), name);
  const missing = problemsOf(() => loadConfig({ DATABASE_REPLICA_URL, DATABASE_POOLED: 'true' }, { sandbox: false }));
  t.notOk(missing.some((problem) => /REPLICA|POOLED/.test(problem)));
});

t.test('who migrates needs the owner’s address, and nothing else', async (t) => {
  const url = 'postgres://owner:password@primary:5432/support';
  t.same(loadOwnerUrl({ DATABASE_OWNER_URL: url, DATABASE_URL: 'postgres://service@primary/support', NODE_ENV: 'production' }), { url, setting: 'DATABASE_OWNER_URL' });
  t.same(loadOwnerUrl({ DATABASE_URL: url }), { url, setting: 'DATABASE_URL' });
  t.match(problemsOf(() => loadOwnerUrl({})), [/^DATABASE_OWNER_URL: is missing; set /]);
  const [problem = ''] = problemsOf(() => loadOwnerUrl({ DATABASE_URL: 'mysql://owner:hunter2@primary/support' }));
  t.match(problem, /^DATABASE_URL: the value is not a PostgreSQL address/);
  t.notMatch(problem, 'hunter2');
});
