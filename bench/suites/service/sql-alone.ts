import { execFile } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import type { Options } from '../../options.ts';
import type { DurableServer } from '../../durable-server.ts';
import type { Material } from './asking.ts';

const DEBIAN = '/usr/lib/postgresql';
/** Its connections are opened within its time. */
const SHORTEST_PGBENCH = 3;

/** Where pgbench is installed; undefined where it is not. */
export function findPgbench(path = process.env['PATH'] ?? ''): string | undefined {
  const debian = existsSync(DEBIAN) ? readdirSync(DEBIAN).toSorted((a, b) => Number(b) - Number(a)).map((version) => join(DEBIAN, version, 'bin')) : [];
  return [...path.split(delimiter), ...debian].map((folder) => join(folder, 'pgbench')).find((file) => existsSync(file));
}

/** Puts the targets where a statement alone finds them. */
export async function tellTargets(url: string, { running, feed, commission: { region, municipality } }: Material): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(`create table bench_target (n integer primary key, case_id uuid, organisation_id uuid, specialist_id uuid, region text, municipality text,
      feed_xid xid8, feed_key uuid)`);
    const rows = running.map(({ case: caseId, organisation, specialist }, place) => {
      const start = feed[place % feed.length];
      return [place, caseId, organisation, specialist, region, municipality, start?.xid, start?.key];
    });
    await client.query(`insert into bench_target select (r ->> 0)::integer, (r ->> 1)::uuid, (r ->> 2)::uuid, (r ->> 3)::uuid, r ->> 4, r ->> 5, (r ->> 6)::xid8,
      (r ->> 7)::uuid from jsonb_array_elements($1::jsonb) r`, [JSON.stringify(rows)]);
    await client.query('analyze bench_target');
  } finally {
    await client.end();
  }
}

/** How often a second a statement runs by itself: by pgbench, or where there is none by a loop of pg in this process. */
export async function perSecondAlone({ url, folder }: DurableServer, sql: string, targets: number, options: Options): Promise<number> {
  const pgbench = findPgbench();
  return pgbench === undefined ? await byLoop(url, sql, targets, options) : await byPgbench(pgbench, { url, folder }, sql, targets, options);
}

async function byPgbench(pgbench: string, { url, folder }: DurableServer, sql: string, targets: number, { connections, seconds }: Options): Promise<number> {
  const file = join(folder, 'statement.sql');
  await writeFile(file, `\\set n random(0, ${targets - 1})\n${sql.replace(/\s+/g, ' ')};\n`);
  const flags = ['-n', '-M', 'prepared', '-c', String(connections), '-j', '1', '-T', String(Math.max(SHORTEST_PGBENCH, Math.round(seconds))), '-f', file, url];
  const { stdout } = await promisify(execFile)(pgbench, flags);
  const speed = /tps = ([\d.]+) \(without initial connection time\)/.exec(stdout)?.[1];
  if (speed === undefined) throw new Error(`pgbench says nothing of its speed: ${stdout}`);
  return Number(speed);
}

async function byLoop(url: string, sql: string, targets: number, { connections, seconds }: Options): Promise<number> {
  const pool = new pg.Pool({ connectionString: url, max: connections });
  const [query, until] = [{ name: 'alone', text: sql.replaceAll(':n', '$1') }, performance.now() + seconds * 1000];
  let done = 0;
  const caller = async () => {
    for (; performance.now() < until; done += 1) await pool.query({ ...query, values: [done % targets] });
  };
  try {
    await Promise.all(Array.from({ length: connections }, caller));
    return done / seconds;
  } finally {
    await pool.end();
  }
}
