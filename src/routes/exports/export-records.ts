import type { FastifyPluginAsync, FastifyRequest, FastifySchema } from 'fastify';
import { Type, type Static } from 'typebox';
import { charsets } from '../../domain/imports/charsets.ts';
import { callersDay } from '../../operations/callers-day.ts';
import type { OperationContext } from '../../operations/context.ts';
import { exportPart, type ExportedLine, type ExportedPart } from '../../operations/exports/export-lines.ts';
import { look } from '../../operations/look.ts';
import { SeenFamilies } from '../../operations/seen-families.ts';
import { type Door, doorOf } from '../access.ts';
import { accessRecord } from '../access-record.ts';
import { readingOf } from '../consistency-token.ts';
import { documented } from '../documented.ts';
import { contextOf, isAllowed } from '../endpoint.ts';
import type { EndpointKind } from '../endpoint-kind.ts';
import { asExport } from '../export-quota.ts';
import { bulkKind } from '../imports/import-schema.ts';
import { CSV, NDJSON, XLSX } from '../media-types.ts';
import { RequestProblem } from '../request-problem.ts';
import { choice } from '../schemas/choice.ts';
import { closed } from '../schemas/closed.ts';
import { externalSystem } from '../schemas/external-id.ts';
import { csvOf, ndjsonOf, type Parts, xlsxOf } from './writers.ts';

const query = closed({
  kind: bulkKind,
  format: Type.Optional(choice(['ndjson', 'csv', 'xlsx'], { description: 'По умолчанию ndjson; в xlsx — не больше 10 000 строк.' })),
  charset: Type.Optional(choice(charsets, { description: 'Кодировка CSV; по умолчанию utf-8.' })),
  separator: Type.Optional(choice(['comma', 'semicolon'], { description: 'Разделитель CSV; по умолчанию точка с запятой (`semicolon`).' })),
  system: Type.Optional(externalSystem),
});
type Query = Static<typeof query>;

const types = { ndjson: NDJSON, csv: CSV, xlsx: XLSX } as const;
const names = { families: 'Семьи', specialists: 'Специалисты', cases: 'Дела' } as const;
const kindOfEndpoint: EndpointKind = { method: 'GET', status: 200, idempotent: false, dryRun: false, tagged: false };
const operationId = 'exportRecords';

/** `GET /v1/exports`: streamed part by part; each part's families are on record before it leaves. */
export const exportRecordsEndpoint: FastifyPluginAsync = async (app) => {
  const door = doorOf(operationId);
  if (door === 'public') throw new Error(`${operationId} is public`);
  app.route({
    method: 'GET',
    url: '/v1/exports',
    schema: exportSchema(documented(kindOfEndpoint, {
      operationId, tag: 'imports', summary: 'Массовая выгрузка',
      description:
        'Семьи, специалисты или дела с историей — в том виде, в каком их принимает загрузка. Внешние коды — системы `system`, без кода — '
        + 'наш идентификатор. Данные идут частями. Число выгрузок за сутки ограничено.',
      query, reply: Type.String({ description: 'Файл.' }), isExport: true, problems: ['action-refused'],
      examples: { reply: '{"externalId":"С-000123","name":"Кураторова Анна Тестовна","position":"специалист","holdsCases":true}\n' },
    }, door)),
    config: { produces: Object.values(types) },
    onRequest: async (request) => {
      await app.authenticate(request);
      if (isAllowed(door, request)) return;
      await accessRecord(request, operationId, door).of('forbidden');
      throw new RequestProblem('forbidden');
    },
    handler: async (request, reply) => {
      const asked = request.query as Query;
      const { day, body } = await asExport(request, async () => ({
        day: await look(contextFor(request, door), callersDay), body: await fileOf(asked, await partsOf(request, door, asked)),
      }));
      const type = types[asked.format ?? 'ndjson'];
      return reply.headers({
        'content-type': type === CSV ? `${type}; charset=${asked.charset ?? 'utf-8'}` : type,
        'content-disposition': disposition(asked, day),
      }).send(body);
    },
  });
};

/** The first part is read at once, so that what is wrong is told as a problem. */
async function partsOf(request: FastifyRequest, door: Door, { kind, system = null }: Omit<Query, 'system'> & { system?: string | null }): Promise<Parts> {
  const next = async (after: ExportedPart['next']) => {
    const ctx = contextFor(request, door);
    return await accessRecord(request, operationId, door, ctx).around(() => look(ctx, (within) => exportPart(within, { kind, system }, after)));
  };
  return following(await next(undefined), next);
}

function contextFor(request: FastifyRequest, door: Door): OperationContext {
  return { ...contextOf(kindOfEndpoint, door, operationId, request), ...readingOf(kindOfEndpoint, false, request), seen: new SeenFamilies() };
}

async function* following(first: ExportedPart, next: (after: ExportedPart['next']) => Promise<ExportedPart>): AsyncGenerator<readonly ExportedLine[]> {
  yield first.lines;
  for (let part = first; part.next !== undefined;) {
    part = await next(part.next);
    yield part.lines;
  }
}

async function fileOf({ kind, format = 'ndjson', charset = 'utf-8', separator }: Query, parts: Parts) {
  if (format === 'xlsx') return await xlsxOf(kind, parts);
  return format === 'csv' ? csvOf(kind, parts, charset, separator === 'comma' ? ',' : ';') : ndjsonOf(parts);
}

/** The Russian name, and a plain one for whoever does not know RFC 6266. */
function disposition({ kind, format = 'ndjson' }: Query, day: string): string {
  return `attachment; filename="${kind}-${day}.${format}"; filename*=UTF-8''${encodeURIComponent(`${names[kind]} ${day}.${format}`)}`;
}

function exportSchema(schema: FastifySchema): FastifySchema {
  const { 200: done, ...others } = schema.response as Record<number, { content: Record<string, unknown> }>;
  const content = Object.fromEntries(Object.values(types).map((type) => [type, { schema: Type.String({ description: 'Файл.' }) }]));
  return { ...schema, response: { 200: { ...done, content }, ...others } };
}
