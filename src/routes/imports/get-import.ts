import { getImport } from '../../operations/imports/read-imports.ts';
import { look } from '../../operations/look.ts';
import { listEndpoint } from '../endpoint.ts';
import { idParams } from '../schemas/ids.ts';
import { Import, importExample, importView } from './import-schema.ts';

export const getImportEndpoint = listEndpoint({
  operationId: 'getImport',
  url: '/v1/imports/:id',
  tag: 'imports',
  summary: 'Ход загрузки',
  description: 'Где загрузка: сколько строк принято, проверено, внесено, отклонено.',
  params: idParams('Идентификатор загрузки.'),
  reply: Import,
  examples: { reply: importExample },
  async handle(ctx, { params }) {
    return { status: 200, body: importView(await look(ctx, (within) => getImport(within, params.id))) };
  },
});
