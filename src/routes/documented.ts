import type { FastifySchema } from 'fastify';
import { Type, type TSchema } from 'typebox';
import type { Door } from './access.ts';
import { sightWords } from './access-words.ts';
import { purposeHeader } from './access-record.ts';
import { consistencyReplyHeader, consistencyRequestHeader, mayLeavePrimary } from './consistency-token.ts';
import { type Deprecation, deprecationDocument, deprecationReplyHeaders, deprecationText } from './deprecation.ts';
import type { EndpointKind } from './endpoint-kind.ts';
import type { ProblemCode } from './problem-catalogue.ts';
import { anyBody, anyCaller, anyRequest, problemResponses } from './problem-responses.ts';
import { closed } from './schemas/closed.ts';
import type { Tag } from './tags.ts';

/** What the document needs of an endpoint. */
export interface DocumentedSpec {
  operationId: string;
  tag: Tag;
  summary: string;
  description: string;
  params?: TSchema;
  query?: TSchema;
  body?: TSchema;
  reply: TSchema;
  examples: { reply: unknown; body?: unknown };
  problems?: readonly ProblemCode[];
  produces?: string | readonly string[];
  isExport?: boolean;
  isFeed?: boolean;
  deprecated?: Deprecation;
}

/** Keys that the document's last step turns into examples of the request and the answer. */
export const BODY_EXAMPLE = 'x-example-body';
export const REPLY_EXAMPLE = 'x-example-reply';

const dryRunQuery = closed({
  dryRun: Type.Optional(
    Type.Boolean({ default: false, description: 'Проверить и показать, что получится, ничего не меняя.' }),
  ),
});

/** The schema of a route: what is validated, and what the published document says. */
export function documented(kind: EndpointKind, spec: DocumentedSpec, door: Door): FastifySchema {
  const query = kind.dryRun ? dryRunQuery : (spec.query ?? closed({}));
  return {
    operationId: spec.operationId,
    tags: [spec.tag],
    summary: spec.summary,
    description: `${spec.description}${spec.deprecated === undefined ? '' : deprecationText(spec.deprecated)}\n\n${doorText(door)}`,
    ...(spec.deprecated === undefined ? {} : deprecationDocument(spec.deprecated)),
    security: securityOf(door),
    'x-sees': door.roles,
    params: spec.params ?? closed({}),
    querystring: query,
    ...(spec.body === undefined ? {} : { body: spec.body, [BODY_EXAMPLE]: spec.examples.body }),
    headers: requestHeaders(kind, door, spec.isFeed === true),
    response: { ...success(kind, spec), ...problemResponses(problemsOf(kind, spec)) },
    // a file's example is a text, as its schema says
    [REPLY_EXAMPLE]: Buffer.isBuffer(spec.examples.reply) ? spec.examples.reply.toString() : spec.examples.reply,
  } as FastifySchema;
}

/** One role is enough; each is a scope of the token, however the token was come by. */
function securityOf({ roles }: Door): Record<string, string[]>[] {
  return Object.keys(roles).flatMap((role): Record<string, string[]>[] => [{ oauth2: [role] }, { bearer: [role] }]);
}

function doorText({ families, roles }: Door): string {
  const lines = Object.entries(roles).map(([role, sight]) => `- \`${role}\`: ${sightWords[sight].ru}`);
  const recorded = families ? '\n\nКаждое обращение записывается; причину назовите в `X-Access-Purpose`.' : '';
  return `Кто может и что видит:\n${lines.join('\n')}${recorded}`;
}

function requestHeaders(kind: EndpointKind, { families }: Door, isFeed: boolean): TSchema {
  const keyText = 'Ключ повтора: в кавычках или без. Хранится 24 часа.';
  const optional = kind.dryRun ? `${keyText} Не нужен при \`dryRun=true\`, иначе обязателен.` : keyText;
  return Type.Object({
    ...(families ? purposeHeader : {}),
    ...(mayLeavePrimary(kind, isFeed) ? consistencyRequestHeader : {}),
    ...(kind.idempotent ? { 'Idempotency-Key': Type.Optional(Type.String({ description: optional })) } : {}),
    ...(kind.method === 'PATCH' ? { 'If-Match': Type.String({ description: 'ETag прочитанной версии.' }) } : {}),
    ...(kind.sets === true
      ? {
        'If-Match': Type.Optional(Type.String({ description: 'ETag прочитанной версии: менять только её.' })),
        'If-None-Match': Type.Optional(Type.String({ description: '`*`: только создать; если такая запись есть — отказ 412.' })),
      }
      : {}),
    ...(kind.method === 'GET' && kind.tagged
      ? { 'If-None-Match': Type.Optional(Type.String({ description: 'ETag известной версии: для той же ответ 304.' })) }
      : {}),
  });
}

function success(kind: EndpointKind, spec: DocumentedSpec): Record<number, unknown> {
  const json = { content: Object.fromEntries(mediaTypes(spec.produces).map((type) => [type, { schema: spec.reply }])) };
  const leaving = spec.deprecated === undefined ? {} : deprecationReplyHeaders;
  const done = { description: spec.summary, headers: { ...replyHeaders(kind, isPaged(spec)), ...leaving }, ...json };
  const rehearsed = { description: 'Что получилось бы (dryRun=true).', headers: { ...dryRunHeaders, ...leaving }, ...json };
  return {
    [kind.status]: done,
    ...(kind.dryRun && kind.status === 201 ? { 200: kind.sets === true ? updated(kind, done, rehearsed) : rehearsed } : {}),
    ...(kind.method === 'GET' && kind.tagged ? { 304: { type: 'null', description: 'Версия та же.' } } : {}),
  };
}

/** A PUT's answer about what stood there already; a dry run has the same form. */
function updated<D extends { headers: object }>(kind: EndpointKind, done: D, { headers }: { headers: object }): D {
  const { location: _, ...tagged } = replyHeaders(kind, false);
  return { ...done, description: 'Запись была и обновлена, или менять нечего; так же отвечает `dryRun=true`.', headers: { ...tagged, ...headers } };
}

/** What an answer may be: JSON unless something else is said. */
export function mediaTypes(produces: string | readonly string[] = 'application/json'): readonly string[] {
  return typeof produces === 'string' ? [produces] : produces;
}

const dryRunHeaders = { 'dry-run': { type: 'string', const: 'true', description: 'Ничего не изменено.' } };

/** A list with an ETag may come in pages too. */
function isPaged({ query }: DocumentedSpec): boolean {
  const { properties = {} } = (query ?? {}) as { properties?: object };
  return 'cursor' in properties;
}

function replyHeaders(kind: EndpointKind, paged: boolean): Record<string, unknown> {
  return {
    ...(kind.tagged ? { etag: { type: 'string', description: 'Версия записи.' } } : {}),
    ...(kind.method === 'GET' ? {} : consistencyReplyHeader),
    ...(kind.status === 201 ? { location: { type: 'string', description: 'Адрес созданного.' } } : {}),
    ...(kind.idempotent
      ? { 'idempotency-replayed': { type: 'string', const: 'true', description: 'Ответ сохранён с первого раза.' } }
      : {}),
    ...(kind.method === 'GET' && (!kind.tagged || paged)
      ? { link: { type: 'string', description: 'Следующая страница: `rel="next"`.' } }
      : {}),
  };
}

function problemsOf(kind: EndpointKind, spec: DocumentedSpec): ProblemCode[] {
  return [
    ...anyRequest,
    ...anyCaller,
    ...(spec.params === undefined ? [] : (['not-found'] as const)),
    ...(spec.body === undefined ? [] : anyBody),
    ...(kind.method === 'GET' ? [] : (['request-invalid', 'action-refused', 'conflict'] as const)),
    ...(kind.idempotent ? idempotencyProblems : []),
    ...(kind.method === 'PATCH' || kind.sets === true ? versionProblems : []),
    ...(spec.isExport === true ? (['export-quota-used'] as const) : []),
    ...(spec.problems ?? []),
  ];
}

const idempotencyProblems = [
  'idempotency-key-missing', 'idempotency-key-malformed', 'idempotency-in-progress', 'idempotency-key-reused',
] as const;
const versionProblems = ['if-match-malformed', 'if-match-missing', 'version-stale'] as const;
