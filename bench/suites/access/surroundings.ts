import { cpus } from 'node:os';
import pg from 'pg';
import type { Options } from '../../options.ts';
import { median } from '../../statistics.ts';

/** What the figures depend on: the machine, the sizes, and how long the disk takes for one commit. */
export async function surroundingsOf(url: string, { rounds, seconds, connections }: Options): Promise<Record<string, string | number>> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows: [counted] } = await client.query<{ cases: number; facts: number; providers: number; version: string }>(`
      select (select count(*) from support_case)::int as cases, (select count(*) from case_fact)::int as facts,
             (select count(*) from organisation where kind = 'provider')::int as providers, current_setting('server_version') as version`);
    return {
      processors: `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}`,
      software: `Node ${process.versions.node}, PostgreSQL ${counted?.version}, commits wait for the disk (fsync on)`,
      data: `${counted?.cases} cases with ${counted?.facts} facts at ${counted?.providers} providers`,
      load: `${connections} connections, ${rounds} rounds, ${seconds} s a turn`,
      'one commit alone': `${(await commitTime(client)).toFixed(2)} ms`,
    };
  } finally {
    await client.end();
  }
}

async function commitTime(client: pg.Client): Promise<number> {
  await client.query('create table bench_commit (number integer)');
  const took: number[] = [];
  for (let turn = 0; turn < 100; turn += 1) {
    const began = performance.now();
    await client.query('insert into bench_commit values (1)');
    took.push(performance.now() - began);
  }
  await client.query('drop table bench_commit');
  return median(took);
}
