import type { FastifyPluginAsync } from 'fastify';
import { Type, type Static } from 'typebox';
import { newId } from '../../src/db/new-id.ts';
import { pageOf } from '../../src/db/page.ts';
import { recordAudit } from '../../src/db/queries/audit.ts';
import type { Tx } from '../../src/db/transaction.ts';
import { DomainError } from '../../src/domain/errors.ts';
import type { OperationContext } from '../../src/operations/context.ts';
import { perform } from '../../src/operations/perform.ts';
import { changedRow } from '../../src/operations/stale-version.ts';
import { changeEndpoint, createEndpoint, listEndpoint, readEndpoint } from '../../src/routes/endpoint.ts';
import { entityTag } from '../../src/routes/entity-tag.ts';
import { listReply, pageRequest } from '../../src/routes/paging.ts';
import { choice } from '../../src/routes/schemas/choice.ts';
import { closed } from '../../src/routes/schemas/closed.ts';
import { date } from '../../src/routes/schemas/dates.ts';
import { id, idParams, version } from '../../src/routes/schemas/ids.ts';
import { nullable } from '../../src/routes/schemas/nullable.ts';
import { listOf, pagingQuery } from '../../src/routes/schemas/paging.ts';
import { text } from '../../src/routes/schemas/texts.ts';
import { variants } from '../../src/routes/schemas/variants.ts';

const Sample = closed({ id: id('Номер.'), name: text(300, 'Имя.'), version });
const NewSample = closed({
  name: text(20, 'Имя.'),
  kind: Type.Optional(choice(['small', 'large'], { description: 'Вид.' })),
  born: Type.Optional(date('День.')),
  size: Type.Optional(Type.Integer({ minimum: 1, maximum: 9, description: 'Размер.' })),
  note: Type.Optional(nullable(text(50, 'Заметка.'))),
  parts: Type.Optional(Type.Array(closed({ 'a/b': text(5, 'Часть.') }), { maxItems: 2, description: 'Части.' })),
  shape: Type.Optional(
    variants('type', [
      closed({ type: Type.Literal('round'), radius: Type.Integer() }),
      closed({ type: Type.Literal('square'), side: Type.Integer() }),
    ]),
  ),
});
const example = { id: '01990000-0000-7000-8000-000000000009', name: 'Образец', version: 1 };
const url = '/v1/samples';

/** Lets a test hold a request in the middle of its transaction. */
export interface Gate {
  reached(): void;
  open: Promise<void>;
}

/**
 * Small endpoints over the table of organisations, for tests of the machinery around every endpoint. The name decides how a
 * POST ends: `state` and `input` are refused by the domain, `break` breaks, `null` breaks a constraint, `hold` waits for the gate.
 */
export function sampleEndpoints(gate?: Gate): FastifyPluginAsync[] {
  const words = { tag: 'service', summary: 'Образец', description: 'Образец.' } as const;
  return [
    createEndpoint({
      ...words,
      operationId: 'createOrganisation',
      url,
      body: NewSample,
      reply: Sample,
      examples: { reply: example, body: { name: 'Образец' } },
      handle: (ctx, { body }) =>
        perform(ctx, (tx) => create(tx, ctx, body, gate), (made) => ({
          status: 201,
          headers: { etag: entityTag(made.version), location: `${url}/${made.id}` },
          body: made,
        })),
    }),
    readEndpoint({
      ...words,
      operationId: 'getOrganisation',
      url: `${url}/:id`,
      params: idParams('Номер.'),
      reply: Sample,
      examples: { reply: example },
      async handle(ctx, { params }) {
        const found = await ctx.db.selectFrom('organisation').select(columns).where('id', '=', params.id).executeTakeFirst();
        if (found === undefined) throw missing(params.id);
        return { status: 200, headers: { etag: entityTag(found.version) }, body: found };
      },
    }),
    listEndpoint({
      ...words,
      operationId: 'listOrganisations',
      url,
      query: closed({ ...pagingQuery }),
      reply: listOf(Sample),
      examples: { reply: { items: [example], nextCursor: null } },
      async handle(ctx, { query, url: asked }) {
        const { limit, after } = pageRequest(query, ['id'], asked);
        const rows = await ctx.db
          .selectFrom('organisation')
          .select(columns)
          .$if(after !== undefined, (rest) => rest.where('id', '>', after?.[0] ?? ''))
          .orderBy('id')
          .limit(limit + 1)
          .execute();
        return listReply(pageOf(rows, limit, (row) => [row.id], (row) => row), asked);
      },
    }),
    changeEndpoint({
      ...words,
      operationId: 'updateOrganisation',
      url: `${url}/:id`,
      params: idParams('Номер.'),
      body: closed({ name: Type.Optional(text(20, 'Имя.')) }, { minProperties: 1 }),
      reply: Sample,
      examples: { reply: example, body: { name: 'Образец' } },
      handle: (ctx, { params, body, expectedVersion }) =>
        perform(ctx, (tx) => change(tx, params.id, expectedVersion, body.name ?? ''), (changed) => ({
          status: 200,
          headers: { etag: entityTag(changed.version) },
          body: changed,
        })),
    }),
  ];
}

const columns = ['id', 'name', 'version'] as const;

function missing(what: string): DomainError {
  return new DomainError([{ code: 'not-found', params: { what } }]);
}

const citation = { regulation: 'tatarstan-2017', version: 1, clause: 'п. 5.6', inherited: false };

async function create(tx: Tx, ctx: OperationContext, body: Static<typeof NewSample>, gate?: Gate): Promise<Static<typeof Sample>> {
  const made = await tx
    .insertInto('organisation')
    .values({
      id: newId(),
      kind: body.name === 'null' ? 'nonsense' : 'ministry',
      name: body.name,
      region: 'tatarstan',
      municipality: null,
      regulation_code: null,
      created_at: ctx.clock.now(),
    })
    .returning(columns)
    .executeTakeFirstOrThrow();
  recordAudit(tx, ctx, { kind: 'organisation', id: made.id });
  if (body.name === 'hold') {
    gate?.reached();
    await gate?.open;
  }
  if (body.name === 'state') {
    throw new DomainError([
      { code: 'caseload.limit-exceeded', params: { levelRu: 'кризисный', levelEn: 'crisis', held: 4, limit: 4 }, citation },
      { code: 'date.in-future', pointer: '/born', params: { date: '2030-01-01', today: '2026-03-02' } },
    ]);
  }
  if (body.name === 'input') throw new DomainError([{ code: 'programme.no-measures', pointer: '/parts' }]);
  if (body.name === 'break') throw new TypeError('a secret internal word');
  return made;
}

async function change(tx: Tx, sampleId: string, expectedVersion: number, name: string): Promise<Static<typeof Sample>> {
  const there = await tx.selectFrom('organisation').select('id').where('id', '=', sampleId).executeTakeFirst();
  if (there === undefined) throw missing(sampleId);
  const row = await tx
    .updateTable('organisation')
    .set((eb) => ({ name, version: eb('version', '+', 1) }))
    .where('id', '=', sampleId)
    .where('version', '=', expectedVersion)
    .returning(columns)
    .executeTakeFirst();
  return changedRow(row);
}
