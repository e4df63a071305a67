import { readFile } from 'node:fs/promises';
import t, { type Test } from 'tap';
import { newId } from '../../src/db/new-id.ts';
import { runDueJobs } from '../../src/jobs/runner.ts';
import { schedule } from '../../src/jobs/schedule.ts';
import { Standby } from '../../src/operations/standby.ts';
import { jobsText } from '../../src/routes/metrics/jobs-text.ts';
import { overloads } from '../../src/routes/plugins/load-gate.ts';
import { absentDatabase, testApp } from '../support/app.ts';
import { aCase, identified } from '../support/cases.ts';
import { testDatabase } from '../support/database.ts';
import { aFamily, aProvider } from '../support/factories.ts';
import { toldMetrics } from './exposition.ts';
import { root, yamlOf } from './files.ts';
import { type Question, questionOf } from './promql.ts';

// The alert rules, the dashboard and the runbook against what the processes tell. Broken on purpose, to see these tests fail: a metric and a
// label misspelt, a bracket left out, two panels on one place, an alert without its chapter, a metric that no panel shows, severity `warn`, a
// label that the runbook leaves out, a reason that there is not.

interface Rule { alert: string; expr: string; for?: string; labels: { severity: string }; annotations: { summary: string; runbook_url: string } }
interface Target { refId: string; expr: string; datasource: { uid: string } }
interface Panel { id: number; type: string; title: string; gridPos: { x: number; y: number; w: number; h: number }; targets?: Target[] }
interface Dashboard { title: string; uid: string; panels: Panel[]; templating: { list: { name: string; type: string; query: { query: string } }[] }; annotations: { list: { expr: string }[] } }

const [alerts = {}] = await yamlOf('deploy/prometheus/alerts.yaml');
const rules = (alerts['groups'] as unknown as { rules: Rule[] }[]).flatMap((group) => group.rules);
const dashboard = JSON.parse(await readFile(`${root}deploy/grafana/dashboard.json`, 'utf8')) as Dashboard;
const runbook = await readFile(`${root}docs/operations.md`, 'utf8');

/** Prometheus's own: whether a process answers, and the alerts that fire. */
const ofPrometheus: Record<string, readonly string[]> = { up: [], ALERTS: ['alertname', 'alertstate'] };
/** Labels that Prometheus gives to everything it asks. */
const everywhere = ['job', 'instance'];

const told = toldMetrics(await everythingTold());

t.test('alert rules: each understood, of metrics and labels that there are, with a severity and its chapter', async (t) => {
  for (const { alert, expr, for: patience, labels, annotations } of rules) {
    check(t, alert, questionOf(expr));
    t.match(patience ?? '0m', /^\d+[mh]$/, alert);
    t.ok(['page', 'ticket'].includes(labels.severity), `${alert}: ${labels.severity}`);
    t.equal(annotations.runbook_url, `docs/operations.md#${alert.toLowerCase()}`);
    t.ok(runbook.includes(`\n### ${alert}\n`), `docs/operations.md has a chapter ${alert}`);
    for (const [, label = ''] of annotations.summary.matchAll(/\$labels\.(\w+)/g)) t.ok(labelsLeft(expr, label), `${alert}: ${label} is left in its answer`);
  }
  const chapters = [...runbook.matchAll(/^### ([A-Z]\w+)$/gm)].map(([, name]) => name);
  t.same(chapters.toSorted(), rules.map(({ alert }) => alert).toSorted(), 'and every chapter has its rule');
  t.equal(new Set(chapters).size, chapters.length);
});

t.test('the dashboard: each question understood, every figure of the service shown, no panel on another', async (t) => {
  const targets = dashboard.panels.flatMap(({ title, targets: own = [] }) => own.map((target) => ({ title, ...target })));
  for (const { title, expr, datasource } of targets) {
    check(t, title, questionOf(filled(expr)));
    t.equal(datasource.uid, '${datasource}', title);
  }
  for (const { expr } of dashboard.annotations.list) check(t, 'annotations', questionOf(expr));
  for (const { name, type, query } of dashboard.templating.list.filter((one) => one.type === 'query')) {
    const [, metric = '', label = ''] = /^label_values\((\w+), (\w+)\)$/.exec(query.query) ?? [];
    t.ok(told.get(metric)?.labels.has(label), `${type} ${name}: ${query.query}`);
  }
  const asked = new Set([...targets.map(({ expr }) => filled(expr)), ...rules.map(({ expr }) => expr)].flatMap((expr) => questionOf(expr).metrics));
  for (const name of told.keys()) if (name.startsWith('soprovozhdenie_')) t.ok(asked.has(name), `${name} is shown`);
  const variables = new Set(dashboard.templating.list.map(({ name }) => `$${name}`));
  for (const { expr, title } of targets) for (const [name] of expr.matchAll(/\$(?!__)\w+/g)) t.ok(variables.has(name), `${title}: ${name}`);
  noPanelOnAnother(t, dashboard.panels);
});

t.test('the runbook lists every metric of the service with its labels, and no other', async (t) => {
  const listed = [...runbook.matchAll(/^\| `(soprovozhdenie_\w+)` \| ([^|]*)\|/gm)].map(([, name = '', labels = '']) => `${name}: ${labels.trim()}`);
  const own = [...told].filter(([name]) => name.startsWith('soprovozhdenie_')).map(([name, { labels }]) => (
    `${name.replace(/_(bucket|count|sum)$/, '')}: ${[...labels].filter((label) => label !== 'le').join(', ')}`));
  t.same(listed.toSorted(), [...new Set(own)].toSorted());
  const [, reasons = ''] = /^\| `soprovozhdenie_requests_shed_total` \| reason \|([^|]*)\|/m.exec(runbook) ?? [];
  t.same([...reasons.matchAll(/`(\w+)`/g)].map(([, reason]) => reason), [...overloads]);
});

t.test('Prometheus is told where to ask, and the rules stand where it looks', async (t) => {
  const [file = {}] = await yamlOf('deploy/prometheus/prometheus.yaml');
  t.same(file['rule_files'], ['alerts.yaml']);
  const jobs = (file['scrape_configs'] as unknown as { job_name: string; metrics_path: string; authorization: { type: string; credentials_file: string } }[]);
  for (const { metrics_path: path, authorization } of jobs) {
    t.equal(path, '/metrics');
    t.equal(authorization.type, 'Bearer');
    t.ok(authorization.credentials_file);
  }
  const named = new Set(jobs.map(({ job_name: name }) => name));
  const matched = [...JSON.stringify([rules, dashboard]).matchAll(/soprovozhdenie-\(?(api|jobs)/g)].map(([, name = '']) => `soprovozhdenie-${name}`);
  for (const name of matched) t.ok(named.has(name), name);
});

/** An API process with a standby and a jobs process, after a request, a night of jobs and an alert. */
async function everythingTold(): Promise<string> {
  const metricsToken = 'a-token-of-the-metrics-only';
  const { service } = await testDatabase(t);
  const quiet = { info: () => undefined, warn: () => undefined, debug: () => undefined, error: () => undefined };
  const standby = new Standby({ primary: service, open: () => absentDatabase(t), report: quiet, every: () => () => undefined });
  t.teardown(() => standby.close());
  const api = await testApp(t, { config: { metricsToken }, standby });
  const provider = await aProvider(api.db);
  await runDueJobs({ db: api.service, clock: api.clock, logger: quiet }, schedule, { runner: 'one' });
  const family = await aFamily(api.db, provider);
  await api.db.insertInto('alert').values({
    id: newId(), case_id: await aCase(api.db, family, identified(family, '2026-03-02'), '2026-03-02'), region: 'tatarstan',
    organisation_id: provider.id, kind: 'programmeLate', subject: 'programme', severity: 'warning', raise_on: '2026-03-02',
    due_on: '2026-03-01', citation: JSON.stringify({ regulation: 'tatarstan-2017', version: 1, clause: 'п. 1', inherited: false }),
    planned_at: api.clock.now(), raised_at: api.clock.now(),
  }).execute();
  await api.inject({ method: 'GET', url: '/health' });
  const { body, statusCode } = await api.app.inject({ method: 'GET', url: '/metrics', headers: { authorization: `Bearer ${metricsToken}` } });
  if (statusCode !== 200) throw new Error(`/metrics answered ${statusCode}`);
  return `${body}\n${await jobsText({ db: api.service, clock: api.clock }, schedule)}`;
}

function check(t: Test, where: string, { faults, metrics, labels }: Question): void {
  t.same(faults, [], `${where}: understood`);
  t.ok(metrics.length > 0, where);
  for (const metric of metrics) t.ok(told.has(metric) || metric in ofPrometheus, `${where}: ${metric}`);
  const known = new Set([...everywhere, ...metrics.flatMap((metric) => [...(told.get(metric)?.labels ?? []), ...(ofPrometheus[metric] ?? [])])]);
  for (const label of labels) t.ok(known.has(label), `${where}: label ${label} of ${metrics.join(', ')}`);
}

/** Whether the answer still has a label: it is grouped by, or nothing is grouped at all. */
function labelsLeft(expr: string, label: string): boolean {
  const groups = [...expr.matchAll(/by \(([^)]*)\)/g)].map(([, names = '']) => names.split(', '));
  if (groups.length > 0) return groups.every((names) => names.includes(label));
  return !/\b(sum|max|min|absent)\b *\(/.test(expr) && (everywhere.includes(label) || questionOf(expr).metrics.every((metric) => told.get(metric)?.labels.has(label)));
}

/** As Grafana does it. */
function filled(expr: string): string {
  return expr.replaceAll('$__rate_interval', '1m').replaceAll(/\$(?!__)\w+/g, '.*');
}

function noPanelOnAnother(t: Test, panels: readonly Panel[]): void {
  t.equal(new Set(panels.map(({ id }) => id)).size, panels.length, 'ids');
  for (const [index, { gridPos: one, title }] of panels.entries()) {
    t.ok(one.x + one.w <= 24, title);
    for (const { gridPos: other, title: name } of panels.slice(index + 1)) {
      const apart = one.x + one.w <= other.x || other.x + other.w <= one.x || one.y + one.h <= other.y || other.y + other.h <= one.y;
      t.ok(apart, `${title}, ${name}`);
    }
  }
}
