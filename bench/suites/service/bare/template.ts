import type pg from 'pg';

/** What one write of the service has stored: for another target the ids in it are exchanged. */
export interface WriteTemplate {
  /** The rows that were added, as JSON, table by table in the order of their keys. */
  added: { table: string; columns: string; rows: string }[];
  /** What the case's row has come to say, as it is written with every fact. */
  kept: KeptTexts;
  /** The ids in the rows that belong to the sample. */
  ids: SampleIds;
  /** The key of the kept answer, which is another with each request. */
  key: string;
  /** The answer. */
  body: string;
}

/** The two long texts of a case's row. */
export interface KeptTexts {
  feedState: string;
  deadlinesShown: string;
}

/** Ids of the sample by what they are; a target's stand in their place. */
export interface SampleIds {
  case: string;
  fact: string;
  family: string;
  organisation: string;
  member?: string;
  specialist?: string;
}

/** Where a table's rows of one write are found; `$1` is the case, `$2` the fact, `$3` the key of the request. */
const finders: Record<string, string> = {
  support_case: 'id = $1::uuid and version = 1',
  case_fact: 'case_id = $1::uuid and id >= $2::uuid',
  case_spell: 'case_id = $1::uuid',
  case_due: 'case_id = $1::uuid',
  alert: 'case_id = $1::uuid and ended_at is null',
  outbox: 'case_id = $1::uuid and xid = (select last_xid from support_case where id = $1::uuid)',
  audit_record: `subject_id = $1::text and detail ->> 'factId' = $2::text`,
  idempotency_record: 'key = $3',
};

/** Values that the database gives by itself. */
const given = ['pos', 'xid', 'last_xid', 'changed_xid'];

/** Reads back what a write has stored. A table is left out where the write has not added to it. */
export async function templateOf(
  owner: pg.Client, tables: readonly string[], ids: WriteTemplate['ids'], { key, body }: { key: string; body: string },
): Promise<WriteTemplate> {
  const added: WriteTemplate['added'] = [];
  for (const table of tables) {
    const { rows: [found] } = await owner.query<{ lines: string | null }>(
      `select json_agg(to_jsonb(t))::text as lines from ${table} t,
              (select $1::text as a, $2::text as b, $3::text as c) as used where ${finders[table] ?? 'false'}`, [ids.case, ids.fact, key]);
    if (found?.lines === undefined || found.lines === null) continue;
    added.push({ table, columns: await columnsOf(owner, table), rows: found.lines });
  }
  const { rows: [kept] } = await owner.query<KeptTexts>(
    'select feed_state::text as "feedState", deadlines_shown as "deadlinesShown" from support_case where id = $1', [ids.case]);
  if (kept === undefined) throw new Error('the case that was written is not there');
  return { added, kept, ids, key, body };
}

async function columnsOf(owner: pg.Client, table: string): Promise<string> {
  const { rows } = await owner.query<{ name: string }>(
    `select column_name as name from information_schema.columns
      where table_schema = 'public' and table_name = $1 and is_generated = 'NEVER' and is_identity = 'NO' and not column_name = any ($2)`, [table, given]);
  return rows.map(({ name }) => name).join(', ');
}
