import { readdir, readFile } from 'node:fs/promises';
import pg from 'pg';

/** Linux counts processor time in hundredths of a second. */
const TICKS_A_SECOND = 100;

/** Tells the processor time that the server's processes have used so far, in seconds; NaN where the system does not say. */
export async function databaseCpu(url: string): Promise<() => Promise<number>> {
  const parent = await postmasterOf(url);
  return async () => {
    if (parent === undefined) return Number.NaN;
    const all = await Promise.all((await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(timesOf));
    return all.filter((one) => one?.parent === parent).reduce((total, one) => total + (one?.ticks ?? 0), 0) / TICKS_A_SECOND;
  };
}

async function postmasterOf(url: string): Promise<number | undefined> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows: [own] } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
    return (await timesOf(String(own?.pid)))?.parent;
  } finally {
    await client.end();
  }
}

/** A process's parent and the processor time it has used; undefined for one that is gone. */
async function timesOf(pid: string): Promise<{ parent: number; ticks: number } | undefined> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
  // the name stands in brackets and may hold anything; after it come the state, the parent, and so on
  const fields = text?.slice(text.lastIndexOf(')') + 2).split(' ');
  return fields === undefined ? undefined : { parent: Number(fields[1]), ticks: Number(fields[11]) + Number(fields[12]) };
}
