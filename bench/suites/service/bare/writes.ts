import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { newId } from '../../../../src/db/new-id.ts';
import type { SampleIds, WriteTemplate } from './template.ts';

/** What a write by hand is about: the ids that stand in the place of the sample's. */
export type BareTarget = Omit<SampleIds, 'fact' | 'case'> & { case?: string };

const locked = {
  family: { name: 'lock-family', text: 'select * from family where id = $1 for update' },
  members: { name: 'members', text: 'select * from family_member where family_id = $1 order by position' },
  open: {
    name: 'open-case',
    text: `select id from support_case where family_id = $1 and form = 'group' and status not in ('postSupport', 'closed', 'notTaken')`,
  },
  case: { name: 'lock-case', text: 'select * from support_case where id = $1 for update' },
  facts: { name: 'facts', text: 'select * from case_fact where case_id = $1 order by seq' },
  alerts: { name: 'live-alerts', text: 'select id, kind, subject, due_on, raise_on, raised_at from alert where case_id = $1 and ended_at is null' },
  update: {
    name: 'update-case',
    text: `update support_case set version = version + 1, fact_count = fact_count + 1, curator_id = coalesce($2, curator_id), status = status,
             feed_state = $3, deadlines_shown = $4 where id = $1 returning version`,
  },
} as const;

/** Opens a case by hand: the same rows as the service's, one statement a table, in one transaction. */
export async function createByHand(client: pg.PoolClient, template: WriteTemplate, target: BareTarget): Promise<string> {
  await client.query('begin');
  await client.query({ ...locked.family, values: [target.family] });
  await client.query({ ...locked.members, values: [target.family] });
  await client.query({ ...locked.open, values: [target.family] });
  const exchange = exchangeOf(template, { ...target, case: newId() });
  await add(client, template, exchange);
  await client.query('commit');
  return exchange(template.body);
}

/** Records a fact of a case by hand, likewise. */
export async function recordByHand(
  client: pg.PoolClient, template: WriteTemplate, target: BareTarget & { case: string },
): Promise<string> {
  const { case: caseId } = target;
  await client.query('begin');
  const { rows: [row] } = await client.query<{ fact_count: number }>({ ...locked.case, values: [caseId] });
  await client.query({ ...locked.facts, values: [caseId] });
  await client.query({ ...locked.family, values: [target.family] });
  await client.query({ ...locked.members, values: [target.family] });
  await client.query({ ...locked.alerts, values: [caseId] });
  const inOrder = exchangeOf(template, target);
  const seq = (row?.fact_count ?? 0) + 1;
  await add(client, template, (text) => inOrder(text).replace(/"seq": ?\d+/g, `"seq": ${seq}`));
  await client.query({ ...locked.update, values: [caseId, target.specialist ?? null, inOrder(template.kept.feedState), template.kept.deadlinesShown] });
  await client.query('commit');
  return inOrder(template.body);
}

async function add(client: pg.PoolClient, { added }: WriteTemplate, exchange: (text: string) => string): Promise<void> {
  for (const { table, columns, rows } of added) {
    const text = `insert into ${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::${table}, $1::jsonb)`;
    await client.query({ name: `add-${table}`, text, values: [exchange(freshIds(table, rows))] });
  }
}

/** Alerts and audit records have ids of their own. */
function freshIds(table: string, rows: string): string {
  if (table !== 'alert' && table !== 'audit_record') return rows;
  return rows.replace(/"id": ?"[0-9a-f-]{36}"/g, () => `"id": "${newId()}"`);
}

/** Puts the target's ids, and new ones, in place of the sample's. */
function exchangeOf({ ids, key }: WriteTemplate, target: BareTarget): (text: string) => string {
  const wanted: Record<string, string | undefined> = { ...target, fact: newId() };
  const exchanged = [...Object.entries(ids).map(([what, id]) => [id as string, wanted[what]] as const), [key, randomUUID()] as const];
  return (text) => exchanged.reduce((so, [from, to]) => (to === undefined ? so : so.replaceAll(from, to)), text);
}
