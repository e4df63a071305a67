import { Type } from 'typebox';
import { type Charset, charsets } from '../../domain/imports/charsets.ts';
import { createImport, LARGEST_FILE } from '../../operations/imports/receive-import.ts';
import { RequestProblem } from '../request-problem.ts';
import { closed } from '../schemas/closed.ts';
import { externalSystem } from '../schemas/external-id.ts';
import { uploadEndpoint } from '../stream-endpoint.ts';
import { bulkKind, dryRun, Import, importExample, importMode, importView, onKnown } from './import-schema.ts';

const query = closed({
  kind: bulkKind,
  mode: Type.Optional(importMode),
  onKnown: Type.Optional(onKnown),
  dryRun: Type.Optional(dryRun),
  system: Type.Optional(externalSystem),
  more: Type.Optional(Type.Boolean({ description: 'Файл будет продолжен другим запросом.' })),
});

export const createImportEndpoint = uploadEndpoint({
  operationId: 'createImport',
  method: 'POST',
  url: '/v1/imports',
  status: 202,
  tag: 'imports',
  summary: 'Начать массовую загрузку',
  description:
    'Принимает файл NDJSON или CSV (UTF-8 или Windows-1251, запятая или точка с запятой) с семьями, специалистами или делами с историей. '
    + 'Строки проверяются и вносятся после приёма теми же правилами, что и по одной. Ход — в `GET /v1/imports/{id}`. '
    + 'Режим по умолчанию — `good`, известные внешние коды — ошибка (`onKnown=refuse`). Запрос длится не дольше 30 секунд: большой файл '
    + 'присылается частями (`more=true`, затем `PUT …/content`).',
  query,
  reply: Import,
  examples: { reply: { ...importExample, state: 'waiting' as const } },
  problems: ['request-invalid', 'action-refused'],
  largest: LARGEST_FILE,
  async handle(ctx, { query: asked, file }) {
    const { kind, mode = 'good', onKnown: known = 'refuse', dryRun: dry = false, system = null, more = false } = asked;
    const form = { format: file.format, charset: charsetOf(file.charset), separator: null };
    const made = await createImport(ctx, { kind, mode, onKnown: known, dryRun: dry, system, form }, { chunks: file.chunks, more });
    return { status: 202, headers: { location: `/v1/imports/${made.id}` }, body: importView(made) };
  },
});

/** @throws RequestProblem for a charset that is not read here */
function charsetOf(given: string | undefined): Charset | null {
  if (given === undefined) return null;
  const name = { 'utf8': 'utf-8', 'cp1251': 'windows-1251' }[given] ?? given;
  const known = charsets.find((one) => one === name);
  if (known === undefined) throw new RequestProblem('media-type-unsupported');
  return known;
}
