import type { FastifyPluginAsync } from 'fastify';
import type { Static, TSchema } from 'typebox';
import type { ExternalId } from '../../domain/external-id.ts';
import type { OperationContext } from '../../operations/context.ts';
import type { ExternalKind, ExternalRecord as Looked, PutRecord as Put } from '../../operations/external/external-record.ts';
import { getExternal, releaseExternal } from '../../operations/external/read-external.ts';
import { perform } from '../../operations/perform.ts';
import type { Precondition } from '../../operations/precondition.ts';
import { createEndpoint, readEndpoint, setEndpoint } from '../endpoint.ts';
import { entityTag } from '../entity-tag.ts';
import { ExternalRecord, NameRelease, nameParams, PutRecord } from './external-schema.ts';

/** A kind of record that outside systems name. */
export interface NamedDefinition<B extends TSchema> {
  kind: ExternalKind;
  /** What it is called, in the nominative and in the genitive. */
  of: { one: string; genitive: string };
  /** What putting one does. */
  description: string;
  body: B;
  example: Static<B>;
  record: Looked;
  put(tx: Parameters<typeof releaseExternal>[0], ctx: OperationContext, name: ExternalId, told: Static<B>, when: Precondition): Promise<Put>;
}

const identity = 'Идентификатор — как он записан в системе; в адресе он кодируется (percent-encoding).';
const release = { reason: 'Идентификатор дан по ошибке.' };

type Suffix = 'Organisation' | 'Specialist' | 'Family' | 'Case' | 'Programme' | 'Measure';

/** The three endpoints of a kind: look up, create or update, release the name. */
export function endpointsOfName<B extends TSchema>(suffix: Suffix, definition: NamedDefinition<B>): FastifyPluginAsync[] {
  const { kind, of: { one, genitive }, description, body, example, record } = definition;
  const url = `/v1/external/:system/${kind}/:value`;
  const common = { tag: 'external', params: nameParams } as const;
  return [
    readEndpoint({
      ...common, operationId: `getExternal${suffix}`, url, summary: `По внешнему идентификатору: ${one}`,
      description: `На что указывает идентификатор другой системы. ${identity}`,
      reply: ExternalRecord, examples: { reply: record },
      async handle(ctx, { params }) {
        const found = await getExternal(ctx, kind, params);
        return { status: 200, headers: { etag: entityTag(found.version) }, body: found };
      },
    }),
    setEndpoint({
      ...common, operationId: `putExternal${suffix}`, url, summary: `Внести или обновить по внешнему идентификатору: ${one}`,
      description: `${description}\n\nОтвет 201, если идентификатор дан сейчас, иначе 200. Два одинаковых запроса сразу второй записи не сделают. ${identity}`,
      body, reply: PutRecord, examples: { body: example, reply: { ...record, outcome: 'created' } },
      async handle(ctx, { params, body: told, precondition }) {
        return await perform(ctx, (tx) => definition.put(tx, ctx, params, told, precondition), ({ isNew, ...done }) => ({
          status: isNew ? 201 : 200,
          headers: { etag: entityTag(done.version), ...(isNew ? { location: done.href } : {}) },
          body: done,
        }));
      },
    }),
    createEndpoint({
      ...common, operationId: `releaseExternal${suffix}`, url: `${url}/releases`, summary: `Снять внешний идентификатор ${genitive}`,
      description: 'Снимает идентификатор, данный по ошибке; сама запись не меняется. Освободившийся идентификатор можно дать другой записи.',
      body: NameRelease, reply: ExternalRecord, examples: { body: release, reply: record },
      async handle(ctx, { params, body: { reason } }) {
        return await perform(ctx, (tx) => releaseExternal(tx, ctx, kind, params, reason), (released) => ({
          status: 201, headers: { etag: entityTag(released.version), location: released.href }, body: released,
        }));
      },
    }),
  ];
}
