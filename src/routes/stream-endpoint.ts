import type { Readable } from 'node:stream';
import type { FastifyInstance, FastifyPluginAsync, FastifyRequest, FastifySchema } from 'fastify';
import { Type, type Static, type TSchema } from 'typebox';
import type { OperationContext } from '../operations/context.ts';
import type { Reply } from '../operations/perform.ts';
import { type AnyOperationId, doorOf } from './access.ts';
import { accessRecord } from './access-record.ts';
import { tellPosition } from './consistency-token.ts';
import { documented, type DocumentedSpec } from './documented.ts';
import { contextOf, isAllowed } from './endpoint.ts';
import type { EndpointKind } from './endpoint-kind.ts';
import { CSV, NDJSON } from './media-types.ts';
import { anyBody } from './problem-responses.ts';
import { RequestProblem } from './request-problem.ts';
import './surroundings.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** The body of an upload, as it comes. */
    upload?: Readable;
  }
}

/** An endpoint whose body is a file of any size, read while it comes. */
export interface UploadSpec<P extends TSchema, Q extends TSchema, R extends TSchema> extends Omit<DocumentedSpec, 'params' | 'query' | 'reply' | 'body'> {
  operationId: AnyOperationId;
  method: 'POST' | 'PUT';
  url: string;
  /** Of success. */
  status: 200 | 202;
  params?: P;
  query: Q;
  reply: R;
  /** Bytes. */
  largest: number;
  handle(ctx: OperationContext, input: { params: Static<P>; query: Static<Q>; file: UploadedFile }): Promise<Reply<Static<R>>>;
}

/** The file, and what its Content-Type says of it. */
export interface UploadedFile {
  format: 'ndjson' | 'csv';
  charset: string | undefined;
  chunks: AsyncIterable<Uint8Array>;
}

const formats = { [NDJSON]: 'ndjson', [CSV]: 'csv' } as const;
type MediaType = keyof typeof formats;

/** Takes NDJSON or CSV. Such an upload takes no Idempotency-Key: its external ids, or the place where it goes on, keep it from being stored twice. */
export function uploadEndpoint<R extends TSchema, Q extends TSchema, P extends TSchema = TSchema>(spec: UploadSpec<P, Q, R>): FastifyPluginAsync {
  const door = doorOf(spec.operationId);
  if (door === 'public') throw new Error(`${spec.operationId} is public`);
  const kind: EndpointKind = { method: spec.method, status: 200, idempotent: false, dryRun: false, tagged: false };
  return async (app) => {
    readUploads(app);
    app.route({
      method: spec.method,
      url: spec.url,
      schema: uploadSchema(documented(kind, { ...spec, problems: [...anyBody, ...(spec.problems ?? [])] }, door), spec.status),
      bodyLimit: spec.largest,
      config: { readsCharset: true },
      onRequest: async (request) => {
        await app.authenticate(request);
        if (isAllowed(door, request)) return;
        await accessRecord(request, spec.operationId, door).of('forbidden');
        throw new RequestProblem('forbidden');
      },
      handler: async (request, reply) => {
        const ctx = contextOf(kind, door, spec.operationId, request);
        const input = { params: request.params as Static<P>, query: request.query as Static<Q>, file: fileOf(request) };
        const answer = await accessRecord(request, spec.operationId, door, ctx).around(() => spec.handle(ctx, input));
        await tellPosition(kind, request, reply);
        return reply.code(answer.status).headers(answer.headers ?? {}).send(answer.body);
      },
    });
  };
}

/** The body is not read here: whoever handles the request reads it as it comes. The empty text is what the schema looks at. */
function readUploads(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  for (const type of Object.keys(formats)) {
    app.addContentTypeParser(type, (request, payload, done) => {
      request.upload = payload;
      done(null, '');
    });
  }
}

function fileOf(request: FastifyRequest): UploadedFile {
  const [type = '', ...parameters] = (request.headers['content-type'] ?? '').toLowerCase().split(';').map((part) => part.trim());
  if (!Object.hasOwn(formats, type)) throw new RequestProblem('media-type-unsupported');
  if (!/^\s*identity\s*$/i.test(request.headers['content-encoding'] ?? 'identity')) throw new RequestProblem('media-type-unsupported');
  const charset = parameters.find((one) => one.startsWith('charset='))?.slice(8).replaceAll('"', '');
  return { format: formats[type as MediaType], charset, chunks: request.upload ?? nothing() };
}

/** A request without a body has no parser run. */
async function* nothing(): AsyncGenerator<Uint8Array> {
  yield* [];
}

function uploadSchema(schema: FastifySchema, status: number): FastifySchema {
  const { 200: done, ...others } = schema.response as Record<number, unknown>;
  return {
    ...schema,
    body: { content: Object.fromEntries(Object.keys(formats).map((type) => [type, { schema: textOf(type as MediaType) }])) },
    response: { [status]: done, ...others },
  };
}

const examples: Record<MediaType, string> = {
  [NDJSON]: '{"externalId":"С-000123","name":"Кураторова Анна Тестовна","position":"специалист","holdsCases":true}\n',
  [CSV]: 'Внешний код;Фамилия, имя, отчество;Должность;Ведёт дела\r\nС-000123;Кураторова Анна Тестовна;специалист;да\r\n',
};

function textOf(type: MediaType) {
  return Type.String({ description: 'Файл: строка за строкой.', examples: [examples[type]] });
}
