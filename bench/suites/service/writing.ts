import pg from 'pg';
import { Connection } from '../../load/connection.ts';
import type { Requests } from './asking.ts';
import { type SampleIds, templateOf, type WriteTemplate } from './bare/template.ts';
import type { ServiceOperation } from './operations.ts';

/** What an answer of a write tells: the case, or the fact with its case. */
interface Written {
  id?: string;
  fact?: { id: string };
  case?: { id: string };
}

/** Has the service write once, and reads back which rows that has added: the bare handler is to add the same. */
export async function learnWrite(
  url: string, port: number, { adds }: ServiceOperation, requests: Requests, send: (asked: ReturnType<Requests['next']>) => string,
): Promise<WriteTemplate> {
  const [owner, connection] = [new pg.Client({ connectionString: url }), await Connection.open(port)];
  await owner.connect();
  try {
    const asked = requests.next('service');
    const request = send(asked);
    const { status, text } = await connection.ask(request);
    if (status !== 201) throw new Error(`a write was answered with ${status}: ${text()}`);
    const written = JSON.parse(text()) as Written;
    const caseId = written.case?.id ?? written.id ?? '';
    const { rows: [first] } = await owner.query<{ id: string }>('select id from case_fact where case_id = $1 order by seq desc limit 1', [caseId]);
    const { family, organisation, member, specialist } = asked;
    const ids: SampleIds = { case: caseId, fact: written.fact?.id ?? first?.id ?? '', family, organisation, member, ...(specialist === '' ? {} : { specialist }) };
    const key = /\r\nidempotency-key: (\S+)/.exec(request)?.[1] ?? '';
    return await templateOf(owner, adds?.tables ?? [], ids, { key, body: text() });
  } finally {
    connection.close();
    await owner.end();
  }
}
