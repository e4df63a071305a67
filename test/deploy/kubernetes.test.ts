import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as models from 'kubernetes-models';
import t from 'tap';
import { loadConfig } from '../../src/config.ts';
import { answerHealth } from '../../src/jobs-health.ts';
import { absentDatabase } from '../support/app.ts';
import { systemClock } from '../../src/clock.ts';
import { release, root, yamlOf } from './files.ts';
import { type Manifest, unknownFields } from './manifest-types.ts';
import { type Started, wouldStart } from './processes.ts';

// deploy/kubernetes/*.yaml where no cluster runs. Broken on purpose, to see these tests fail: `replica: 3` for `replicas` (types), a
// probe of /healthz, `part: apis` in a Service's selector, a key that no secret has, minAvailable 3.

interface Probe { httpGet?: { path: string; port: string }; tcpSocket?: { port: string }; exec?: object }
interface Container {
  name: string; image: string; command?: string[]; ports?: { name: string; containerPort: number }[]; envFrom?: { configMapRef: { name: string } }[];
  env?: { name: string; value?: string; valueFrom?: { secretKeyRef: { name: string; key: string } } }[];
  startupProbe?: Probe; livenessProbe?: Probe; readinessProbe?: Probe; volumeMounts?: { name: string; mountPath: string }[];
}
interface PodSpec { containers: Container[]; volumes?: { name: string; configMap?: { name: string; items: { key: string }[] } }[]; terminationGracePeriodSeconds?: number }
interface Pods { name: string; kind: string; replicas: number; labels: Record<string, string>; spec: PodSpec; claims: string[] }

const [kustomization = {}] = await yamlOf('deploy/kustomization.yaml');
const resources = kustomization['resources'] as string[];
const manifests = (await Promise.all(resources.map((path) => yamlOf(`deploy/${path}`)))).flat() as unknown as Manifest[];
const settings = manifests.find(({ kind }) => kind === 'ConfigMap')?.['data'] as Record<string, string>;

const pods: Pods[] = manifests.flatMap(({ kind, metadata, ...rest }) => {
  const spec = rest['spec'] as { replicas?: number; template?: { metadata: { labels: Record<string, string> }; spec: PodSpec }; volumeClaimTemplates?: { metadata: { name: string } }[] } | undefined;
  if (spec?.template === undefined) return [];
  const claims = (spec.volumeClaimTemplates ?? []).map((claim) => claim.metadata.name);
  return [{ name: metadata.name, kind, replicas: spec.replicas ?? 1, labels: spec.template.metadata.labels, spec: spec.template.spec, claims }];
});
const podsOf = (name: string) => pods.find((one) => one.name === name);
const of = (kind: string) => manifests.filter((one) => one.kind === kind);
const selects = (labels: Record<string, string>) => pods.filter((one) => Object.entries(labels).every(([key, value]) => one.labels[key] === value));

/** The secrets that docs/scale.md tells to make, each with its keys. */
const secrets: Record<string, readonly string[]> = {
  database: ['url', 'replica-url', 'owner-url'], postgres: ['superuser', 'owner', 'service', 'replication'], metrics: ['token'], keys: ['key.pem', 'audit.key', 'webhook.key'], tls: [],
};

t.test('every manifest is one that Kubernetes knows, without a field that it would drop', async (t) => {
  for (const manifest of manifests) {
    const [group, version] = manifest.apiVersion.includes('/') ? manifest.apiVersion.split('/') : ['', manifest.apiVersion];
    const groups = models as unknown as Record<string, Record<string, Record<string, new (data: object) => { validate(): void }>>>;
    const name = (group ?? '').replace(/[.-](\w)/g, (_, letter: string) => letter.toUpperCase());
    const Model = group === '' ? (groups[version ?? ''] as unknown as Record<string, new (data: object) => { validate(): void }>)[manifest.kind] : groups[name]?.[version ?? '']?.[manifest.kind];
    if (Model === undefined) t.fail(`${manifest.apiVersion} ${manifest.kind} is unknown`);
    else t.doesNotThrow(() => new Model(manifest).validate(), `${manifest.kind} ${manifest.metadata.name}`);
  }
  t.same(unknownFields(manifests), []);
});

t.test('API ×N with its budget and its autoscaler, jobs ×2, a primary, a hot standby, and a job that migrates', async (t) => {
  t.same(pods.map(({ name, kind, replicas }) => [name, kind, replicas]), [
    ['primary', 'StatefulSet', 1], ['standby', 'StatefulSet', 1], ['migrate', 'Job', 1], ['api', 'Deployment', 3], ['jobs', 'Deployment', 2],
  ]);
  const [scaler] = of('HorizontalPodAutoscaler').map((one) => one['spec'] as { minReplicas: number; maxReplicas: number; scaleTargetRef: { name: string } });
  t.ok(podsOf(scaler?.scaleTargetRef.name ?? ''));
  for (const { metadata, ...budget } of of('PodDisruptionBudget')) {
    const { selector, minAvailable } = budget['spec'] as { selector: { matchLabels: Record<string, string> }; minAvailable?: number };
    t.same(selects(selector.matchLabels).map(({ name }) => name), [metadata.name]);
    if (minAvailable !== undefined) t.ok(minAvailable < (scaler?.minReplicas ?? 0), 'a machine can be emptied');
  }
  const { databaseConnections } = loadConfig({}, { sandbox: true });
  const connections = ((scaler?.maxReplicas ?? 0) + 2) * databaseConnections + 10;
  const allowed = /max_connections=(\d+)/.exec(JSON.stringify(podsOf('primary')))?.[1];
  t.ok(connections < Number(allowed), `${connections} connections of a primary that takes ${allowed}`);
});

t.test('whatever is named is there: pods, ports, settings, secrets, volumes', async (t) => {
  for (const { metadata, ...rest } of of('Service')) {
    const { selector, ports } = rest['spec'] as { selector: Record<string, string>; ports: { targetPort: string }[] };
    const found = selects(selector);
    t.equal(found.length, 1, `service ${metadata.name}`);
    for (const { targetPort } of ports) t.ok(found[0]?.spec.containers[0]?.ports?.some(({ name }) => name === targetPort), targetPort);
  }
  const parts = new Set(pods.map(({ labels }) => labels['part']));
  for (const value of JSON.stringify(of('NetworkPolicy')).matchAll(/"values":\[([^\]]*)\]/g)) {
    for (const part of JSON.parse(`[${value[1]}]`) as string[]) t.ok(parts.has(part), `network policy: ${part}`);
  }
  const generated = (kustomization['configMapGenerator'] as unknown as { name: string; files: string[] }[])[0];
  for (const { name, spec, claims } of pods) {
    const volumes = new Set([...claims, ...(spec.volumes ?? []).map((volume) => volume.name)]);
    for (const { configMap } of spec.volumes ?? []) {
      if (configMap === undefined) continue;
      t.equal(configMap.name, generated?.name);
      for (const { key } of configMap.items) t.ok(generated?.files.some((file) => file.endsWith(`/${key}`)), key);
    }
    for (const { env = [], volumeMounts = [] } of spec.containers) {
      for (const mount of volumeMounts) t.ok(volumes.has(mount.name), `${name}: volume ${mount.name}`);
      for (const { valueFrom } of env) if (valueFrom !== undefined) t.ok(secrets[valueFrom.secretKeyRef.name]?.includes(valueFrom.secretKeyRef.key), `${name}: ${valueFrom.secretKeyRef.name}/${valueFrom.secretKeyRef.key}`);
    }
  }
  t.equal(of('Secret').length, 0, 'no secret is written down');
  const told = await readFile(`${root}docs/scale.md`, 'utf8');
  for (const [name, keys] of Object.entries(secrets)) {
    t.match(told, new RegExp(`create secret \\w+ ${name} `), `docs/scale.md tells to make ${name}`);
    for (const key of keys) t.ok(told.includes(key), key);
  }
});

t.test('each process of the image would start with its settings, and has time to end', async (t) => {
  const ours = pods.filter(({ spec }) => spec.containers[0]?.image.includes('soprovozhdenie'));
  t.equal(ours.length, 3);
  for (const { name, spec } of ours) {
    const [container] = spec.containers;
    t.equal(container?.image, `registry.example.org/soprovozhdenie:${await release()}`, name);
    const secret = ({ name: setting, value }: { name: string; value?: string }): [string, string] =>
      [setting, value ?? (setting.startsWith('DATABASE') ? 'postgres://user:password@primary:5432/support' : 'a-secret-of-many-letters')];
    const environment = { ...(container?.envFrom === undefined ? {} : settings), ...Object.fromEntries((container?.env ?? []).map(secret)) };
    const started: Started = { name, command: container?.command ?? [], environment };
    const config = await wouldStart(t, started);
    if (config === undefined) continue;
    for (const file of Object.entries(environment).filter(([setting]) => setting.endsWith('_FILE')).map(([, path]) => path)) {
      t.ok(container?.volumeMounts?.some(({ mountPath }) => file.startsWith(`${mountPath}/`)) && secrets['keys']?.includes(file.split('/').at(-1) ?? ''), file);
    }
    t.equal(container?.ports?.[0]?.containerPort, config.port);
    t.ok((spec.terminationGracePeriodSeconds ?? 0) > 45, 'the service ends within 40 s, after a pause of 5');
  }
  t.equal((kustomization['images'] as unknown as { newTag: string }[])[0]?.newTag, await release());
});

t.test('the probes ask for what is answered', async (t) => {
  const { paths } = JSON.parse(await readFile(`${root}openapi/openapi.json`, 'utf8')) as { paths: object };
  const server = createServer(answerHealth({ db: absentDatabase(t), clock: systemClock, config: {}, timings: [] })).listen(0, '127.0.0.1');
  t.teardown(() => server.close());
  await new Promise((resolve) => server.once('listening', resolve));
  const answered = async (path: string) => (await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`)).status !== 404;
  for (const name of ['api', 'jobs']) {
    const { startupProbe, livenessProbe, readinessProbe, ports } = podsOf(name)?.spec.containers[0] ?? {};
    for (const probe of [startupProbe, livenessProbe, readinessProbe]) {
      t.equal((probe?.httpGet ?? probe?.tcpSocket)?.port, ports?.[0]?.name);
      const path = probe?.httpGet?.path;
      if (path !== undefined) t.ok(name === 'api' ? path in paths : await answered(path), `${name}: ${path}`);
    }
    t.notOk(livenessProbe?.httpGet?.path === '/ready', 'who is not ready is not killed');
  }
  t.equal(podsOf('jobs')?.spec.containers[0]?.livenessProbe?.httpGet, undefined, 'nor are jobs whose database is away');
});
