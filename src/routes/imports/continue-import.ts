import { Type } from 'typebox';
import { continueImport, LARGEST_FILE } from '../../operations/imports/receive-import.ts';
import { closed } from '../schemas/closed.ts';
import { idParams } from '../schemas/ids.ts';
import { uploadEndpoint } from '../stream-endpoint.ts';
import { Import, importExample, importView } from './import-schema.ts';

export const continueImportEndpoint = uploadEndpoint({
  operationId: 'continueImport',
  method: 'PUT',
  url: '/v1/imports/:id/content',
  status: 200,
  tag: 'imports',
  summary: 'Продолжить передачу файла',
  description:
    'Следующая часть файла, с того байта, до которого приняты целые строки (`receivedBytes` загрузки): после обрыва — с него же. '
    + 'Без `more=true` часть последняя, и загрузка встаёт в очередь.',
  params: idParams('Идентификатор загрузки.'),
  query: closed({
    offset: Type.Integer({ minimum: 0, maximum: LARGEST_FILE, description: 'Какой байт файла первый в этой части.' }),
    more: Type.Optional(Type.Boolean({ description: 'Файл будет продолжен другим запросом.' })),
  }),
  reply: Import,
  examples: { reply: { ...importExample, state: 'waiting' as const } },
  problems: ['request-invalid', 'action-refused'],
  largest: LARGEST_FILE,
  async handle(ctx, { params, query: { offset, more = false }, file: { format, chunks } }) {
    const made = await continueImport(ctx, params.id, format, offset, { chunks, more });
    return { status: 200, body: importView(made) };
  },
});
