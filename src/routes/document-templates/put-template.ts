import type { FastifyPluginAsync, FastifySchema } from 'fastify';
import { type Static, Type } from 'typebox';
import { putTemplate } from '../../operations/documents/templates.ts';
import { perform } from '../../operations/perform.ts';
import { doorOf } from '../access.ts';
import { accessRecord } from '../access-record.ts';
import { tellPosition } from '../consistency-token.ts';
import { BODY_EXAMPLE, documented } from '../documented.ts';
import { contextOf, isAllowed } from '../endpoint.ts';
import type { EndpointKind } from '../endpoint-kind.ts';
import { DOCX } from '../media-types.ts';
import { anyBody } from '../problem-responses.ts';
import { RequestProblem } from '../request-problem.ts';
import { DocumentTemplate, formParams, templateExample } from './template-schema.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** The body, when it is a file. */
    file?: Buffer;
  }
}

/** Bytes. */
const LARGEST = 2 * 1024 * 1024;
const operationId = 'putDocumentTemplate';
const kind: EndpointKind = { method: 'PUT', status: 200, idempotent: false, dryRun: false, tagged: false };

/** `PUT /v1/document-templates/{form}`: the body is the file itself. */
export const putDocumentTemplateEndpoint: FastifyPluginAsync = async (app) => {
  const door = doorOf(operationId);
  if (door === 'public') throw new Error(`${operationId} is public`);
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(DOCX, { parseAs: 'buffer', bodyLimit: LARGEST }, (request, body, done) => {
    request.file = body as Buffer;
    // The schema looks at a text; the file is checked by itself.
    done(null, '');
  });
  app.route({
    method: 'PUT',
    url: '/v1/document-templates/:form',
    schema: withFile(documented(kind, {
      operationId, tag: 'documents', summary: 'Заменить печатную форму шаблоном DOCX',
      description:
        'Тело — файл DOCX не больше 2 МБ с метками `{имя}` (список — `GET /v1/document-template-fields`). Шаблон проверяется целиком, и ответ называет все ошибки с их местом: '
        + 'неизвестные метки, незакрытые циклы, макросы, внешние ссылки. Новая версия действует для DOCX; PDF остаётся встроенным. Тот же файл ещё раз ничего не меняет.',
      params: formParams, reply: DocumentTemplate, examples: { reply: templateExample }, problems: anyBody,
    }, door)),
    bodyLimit: LARGEST,
    onRequest: async (request) => {
      await app.authenticate(request);
      if (isAllowed(door, request)) return;
      await accessRecord(request, operationId, door).of('forbidden');
      throw new RequestProblem('forbidden');
    },
    handler: async (request, reply) => {
      const ctx = contextOf(kind, door, operationId, request);
      const { form } = request.params as Static<typeof formParams>;
      const { file = Buffer.alloc(0) } = request;
      const answer = await accessRecord(request, operationId, door, ctx).around(() =>
        perform(ctx, (tx) => putTemplate(tx, ctx, form, file), (made) => ({ status: 200, body: made })));
      await tellPosition(kind, request, reply);
      return reply.code(answer.status).headers(answer.headers).send(answer.body);
    },
  });
};

function withFile(schema: FastifySchema): FastifySchema {
  const body = { content: { [DOCX]: { schema: Type.String({ description: 'Файл DOCX.' }) } } };
  return { ...schema, body, [BODY_EXAMPLE]: 'PK…' } as FastifySchema;
}
