import { newId } from '../../../src/db/new-id.ts';
import { workOffImports } from '../../../src/jobs/imports.ts';
import { lineReader } from '../../../src/routes/imports/line-reader.ts';
import type { TestApp } from '../../support/app.ts';
import { aProvider, aSpecialist } from '../../support/factories.ts';

// What the tests of imports share: a provider, its information system, and lines of families.

export const FAMILY = {
  municipality: 'Примерский муниципальный район',
  address: 'г. Примерск, ул. Тестовая, д. 1',
  completeness: 'full',
  categories: ['disabledChild'],
  members: [
    { fullName: 'Примерова Мария Тестовна', kinship: 'mother', birthDate: '1990-04-02', legalRepresentative: true },
    { fullName: 'Примеров Иван Тестович', kinship: 'son', birthDate: '2019-11-20', legalRepresentative: false },
  ],
};

export interface ImportSetting {
  organisationId: string;
  region: string;
  token: string;
  curatorId: string;
  /** Sends a file; the answer's body. */
  send(query: string, body: string | Buffer, type?: string): Promise<Sent>;
  get(path: string): Promise<Sent>;
  /** Works off everything that waits, as the jobs process does. */
  workOff(): Promise<void>;
  /** Sends a file, works it off, and tells how it ended. */
  load(query: string, body: string | Buffer, type?: string): Promise<Done>;
}

export interface Sent {
  status: number;
  body: Record<string, unknown> & { id: string; state: string; lines: Record<string, number>; receivedBytes: number };
}

export interface Done extends Sent {
  results: { line: number; state: string; id: string | null; faults: { code: string; pointer: string; column: string | null; text: string; citation: { clause: string } | null }[] }[];
}

export async function anImportSetting(api: TestApp, region?: string): Promise<ImportSetting> {
  const provider = await aProvider(api.db, region === undefined ? {} : { region });
  const curator = await aSpecialist(api.db, provider);
  const token = api.token('integration', { organisationId: provider.id });
  const reader = lineReader();
  const logger = { debug: () => undefined, warn: () => undefined, error: (facts: object) => { throw (facts as { err: unknown }).err; } };
  const answer = (reply: { statusCode: number; json(): unknown }) => ({ status: reply.statusCode, body: reply.json() as Sent['body'] });
  const get = async (path: string) => answer(await api.call('GET', path, { as: token }));
  const send = async (query: string, body: string | Buffer, type = 'application/x-ndjson') => answer(await api.inject({
    method: 'POST', url: `/v1/imports?${query}`, payload: body, headers: { 'authorization': `Bearer ${token}`, 'content-type': type },
  }));
  const workOff = () => workOffImports({ db: api.service, clock: api.clock, logger, reader });
  return {
    organisationId: provider.id, region: provider.region, token, curatorId: curator.id, send, get, workOff,
    async load(query, body, type) {
      const sent = await send(query, body, type);
      if (sent.status !== 202) return { ...sent, results: [] };
      await workOff();
      const { body: { items } } = await get(`/v1/imports/${sent.body.id}/results?limit=200`);
      return { ...await get(`/v1/imports/${sent.body.id}`), results: items as Done['results'] };
    },
  };
}

export function ndjson(lines: readonly unknown[]): string {
  return lines.map((line) => `${JSON.stringify(line)}\n`).join('');
}

/** A system that no other test names. */
export function aSystem(): string {
  return `is-${newId().slice(-12)}`;
}
