import type { AddressInfo } from 'node:net';
import Fastify, { type FastifyInstance } from 'fastify';
import pg from 'pg';
import { rowTypes } from '../../../../src/db/row-types.ts';
import { type BareQuery, bareReads } from './reads.ts';
import type { WriteTemplate } from './template.ts';
import { type BareTarget, createByHand, recordByHand } from './writes.ts';

/** As many connections as a process of the service has. */
const CONNECTIONS = 10;

/** Fastify, pg, named statements: what one would write who needs nothing but these answers. It works as the owner, whom no wall stops. */
export class BareService {
  readonly #pool: pg.Pool;
  readonly #app: FastifyInstance;
  readonly #templates = new Map<string, WriteTemplate>();

  constructor(url: string) {
    this.#pool = new pg.Pool({ connectionString: url, max: CONNECTIONS, types: rowTypes });
    this.#app = Fastify();
    this.#addReads();
    this.#addWrites();
  }

  async listen(): Promise<number> {
    await this.#app.listen({ port: 0, host: '127.0.0.1' });
    return (this.#app.server.address() as AddressInfo).port;
  }

  take(name: string, template: WriteTemplate): void {
    this.#templates.set(name, template);
  }

  async #rows(query: BareQuery, ...values: unknown[]): Promise<Record<string, unknown>[]> {
    return (await this.#pool.query({ ...query, values })).rows as Record<string, unknown>[];
  }

  #addReads(): void {
    this.#app.get<{ Params: { id: string } }>('/case/:id', async ({ params: { id } }) => (await this.#rows(bareReads.case, id))[0]);
    this.#app.get<{ Params: { id: string } }>('/card/:id', async ({ params: { id } }) => {
      const [one] = await this.#rows(bareReads.cardCase, id);
      const facts = await this.#rows(bareReads.cardFacts, id);
      return { ...one, facts, measures: await this.#rows(bareReads.cardMeasures, id) };
    });
    this.#app.get<{ Querystring: { organisationId: string; status: string } }>('/list', async ({ query: { organisationId, status } }) =>
      pageOf(await this.#rows(bareReads.list, organisationId, status), 50));
    this.#app.get<{ Querystring: Record<'region' | 'municipality' | 'xid' | 'key', string> }>('/feed', async ({ query }) =>
      pageOf((await this.#rows(bareReads.feed, query.region, query.municipality, query.xid, query.key)).map(feedItem), 100));
    this.#app.get<{ Params: { id: string } }>('/caseload/:id', async ({ params: { id } }) => {
      const families = await this.#rows(bareReads.caseload, id);
      const held = (level: string) => families.filter((family) => family['level'] === level).length;
      const levels = Object.entries({ adaptation: 8, basic: 6, crisis: 4 })
        .map(([level, limit]) => ({ level, limitGroup: level, held: held(level), limit, free: limit - held(level) }));
      return { specialistId: id, levels, families };
    });
  }

  #addWrites(): void {
    this.#app.post<{ Params: { name: string }; Body: BareTarget }>('/write/:name', async ({ params: { name }, body }, reply) => {
      const template = this.#templates.get(name);
      if (template === undefined) return reply.code(404).send();
      const text = await this.#inOwnTransaction((client) => (
        body.case === undefined ? createByHand(client, template, body) : recordByHand(client, template, { ...body, case: body.case })));
      return reply.code(201).type('application/json; charset=utf-8').send(text);
    });
  }

  async #inOwnTransaction<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
    const client = await this.#pool.connect();
    try {
      const result = await work(client);
      client.release();
      return result;
    } catch (error) {
      client.release(true);
      throw error;
    }
  }
}

/** A case of the feed; where its deadlines stand is left to whoever reads them. */
function feedItem({ xid, caseId, externalIds, code, version, state, ...rest }: Record<string, unknown>) {
  return { xid, caseId, externalIds, case: { ...rest, regulation: { code, version }, ...state as object } };
}

function pageOf(rows: Record<string, unknown>[], limit: number) {
  return { items: rows.slice(0, limit), hasMore: rows.length > limit, next: rows[limit - 1]?.['id'] ?? rows[limit - 1]?.['caseId'] };
}
