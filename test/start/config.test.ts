import { generateKeyPairSync } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import t from 'tap';
import { type Config, ConfigError, loadConfig } from '../../src/config.ts';
import { loadKeys } from '../../src/keys.ts';
import { dataFolder } from './service.ts';

const sandbox = { sandbox: true };

function problemsOf(env: Record<string, string>, assumed = sandbox): readonly string[] {
  try {
    loadConfig(env, assumed);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
}

/** The names that the problems complain about. */
const named = (problems: readonly string[]) => problems.map((problem) => problem.split(':')[0]);

t.test('a sandbox needs no setting at all', async (t) => {
  const config: Config = loadConfig({}, sandbox);
  t.match(config, { host: '127.0.0.1', port: 3000, logLevel: 'info', sandbox: true, tokenAudience: 'soprovozhdenie' });
  t.equal(config.databaseUrl, undefined);
  t.equal(config.dataDir, join(process.cwd(), '.data'));
});

t.test('an empty variable counts as absent', async (t) => {
  t.equal(loadConfig({ PORT: '', DATABASE_URL: '', SANDBOX: '' }, sandbox).port, 3000);
});

t.test('every bad setting is named at once, each with what to do', async (t) => {
  const problems = problemsOf({ PORT: '12abc', LOG_LEVEL: 'loud', SANDBOX: 'yes', DATABASE_URL: 'mysql://root:hunter2@db/x', HOST: ' ' });
  t.strictSame(named(problems).sort(), ['DATABASE_URL', 'HOST', 'LOG_LEVEL', 'PORT', 'SANDBOX']);
  for (const problem of problems) t.match(problem, /^[A-Z_]+: .+; .+\.$/, problem);
  t.notMatch(problems.join(), 'hunter2', 'no password is printed');
});

t.test('numbers are read strictly', async (t) => {
  for (const PORT of ['-1', '65536', '3000.5', '1e3', '0x10', 'true', ' 80']) t.strictSame(named(problemsOf({ PORT })), ['PORT'], PORT);
  for (const PORT of ['0', '65535']) t.equal(loadConfig({ PORT }, sandbox).port, Number(PORT));
});

t.test('production is never a sandbox', async (t) => {
  t.match(problemsOf({ NODE_ENV: 'production', SANDBOX: 'true' }), [/^SANDBOX: true is refused with NODE_ENV=production/]);
  const required = ['DATABASE_URL', 'TOKEN_SIGNING_KEY_FILE', 'TOKEN_ISSUER', 'AUDIT_KEY_FILE'];
  t.strictSame(named(problemsOf({ NODE_ENV: 'production' })), required, 'even for npm start');
  t.strictSame(named(problemsOf({ SANDBOX: 'false' })), required);
  t.strictSame(named(problemsOf({}, { sandbox: false })), required, 'the production processes assume none');
});

t.test('an outside issuer is an issuer with its keys', async (t) => {
  const [OUTSIDE_ISSUER, OUTSIDE_JWKS_URL] = ['https://id.example.org', 'https://id.example.org/jwks'];
  t.strictSame(named(problemsOf({ OUTSIDE_ISSUER })), ['OUTSIDE_JWKS_URL']);
  t.strictSame(named(problemsOf({ OUTSIDE_JWKS_URL })), ['OUTSIDE_ISSUER']);
  t.strictSame(problemsOf({ OUTSIDE_ISSUER, OUTSIDE_JWKS_URL }), []);
  const plain = { OUTSIDE_ISSUER, OUTSIDE_JWKS_URL: 'http://id.example.org/jwks' };
  t.ok(named(problemsOf(plain, { sandbox: false })).includes('OUTSIDE_JWKS_URL'), 'http only in a sandbox');
});

t.test('the signing key is looked at before anything starts', async (t) => {
  const folder = await dataFolder(t);
  const file = async (name: string, text: string) => {
    await writeFile(join(folder, name), text);
    return join(folder, name);
  };
  const pem = (key: { export(options: { type: 'pkcs8'; format: 'pem' }): string | Buffer }) => key.export({ type: 'pkcs8', format: 'pem' }).toString();
  const p256 = await file('p256.pem', pem(generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey));
  const rsa = await file('rsa.pem', pem(generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey));
  const p384 = await file('p384.pem', pem(generateKeyPairSync('ec', { namedCurve: 'P-384' }).privateKey));
  const rubbish = await file('rubbish.pem', 'not a key');
  for (const TOKEN_SIGNING_KEY_FILE of [join(folder, 'none.pem'), rubbish, p384, folder]) {
    t.strictSame(named(problemsOf({ TOKEN_SIGNING_KEY_FILE })), ['TOKEN_SIGNING_KEY_FILE'], TOKEN_SIGNING_KEY_FILE);
  }
  for (const [tokenSigningKeyFile, algorithm] of [[p256, 'ES256'], [rsa, 'RS256']] as const) {
    const keys = loadKeys({ sandbox: false, tokenSigningKeyFile, dataDir: folder });
    t.match(keys, { algorithm, jwks: { keys: [{ kid: keys.kid, alg: algorithm, use: 'sig', d: undefined }] } });
  }
});

t.test('further keys are looked at too, each by itself; public halves will do', async (t) => {
  const folder = await dataFolder(t);
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const other = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const files = {
    'own.pem': privateKey.export({ type: 'pkcs8', format: 'pem' }), 'own.pub': publicKey.export({ type: 'spki', format: 'pem' }),
    'rsa.pub': other.publicKey.export({ type: 'spki', format: 'pem' }), 'rsa.pem': other.privateKey.export({ type: 'pkcs8', format: 'pem' }),
    'weak.pub': generateKeyPairSync('rsa', { modulusLength: 1024 }).publicKey.export({ type: 'spki', format: 'pem' }), 'rubbish': 'not a key',
  };
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  const list = (...names: string[]) => names.map((name) => join(folder, name)).join(' , ');
  t.strictSame(problemsOf({ TOKEN_EXTRA_KEY_FILES: list('rsa.pub', 'rsa.pem', 'own.pub') }), []);
  const problems = problemsOf({ TOKEN_EXTRA_KEY_FILES: list('none', 'rsa.pub', 'rubbish', 'weak.pub') });
  t.equal(problems.length, 3);
  for (const problem of problems) t.match(problem, /^TOKEN_EXTRA_KEY_FILES: ".+" (cannot be read|holds no key|holds neither).+; .+\.$/, problem);
  const settings = { sandbox: false, dataDir: folder, tokenSigningKeyFile: join(folder, 'own.pem') };
  const keys = loadKeys({ ...settings, tokenExtraKeyFiles: list('rsa.pem', 'rsa.pub', 'own.pub') });
  t.equal(keys.accepted[0]?.kid, keys.kid, 'the signing key comes first');
  t.match(keys.jwks.keys.map(({ kid, alg }) => [kid, alg]), keys.accepted.map(({ kid, algorithm }) => [kid, algorithm]));
  t.same(keys.jwks.keys.map(({ alg }) => alg), ['ES256', 'RS256'], 'each key once');
  t.notOk(keys.jwks.keys.some((key) => 'd' in key));
});

t.test('a sandbox makes its key once, readable by nobody else', async (t) => {
  const dataDir = join(await dataFolder(t), 'data');
  const first = loadKeys({ sandbox: true, dataDir });
  t.strictSame(loadKeys({ sandbox: true, dataDir }), first);
  const { mode } = await import('node:fs/promises').then((fs) => fs.stat(join(dataDir, 'signing-key.pem')));
  t.equal(mode & 0o777, 0o600);
  t.throws(() => loadKeys({ sandbox: false, dataDir }), 'outside a sandbox nothing is made up');
});
