import { cancelImport } from '../../operations/imports/cancel-import.ts';
import { perform } from '../../operations/perform.ts';
import { actEndpoint } from '../endpoint.ts';
import { anyBody } from '../problem-responses.ts';
import { idParams } from '../schemas/ids.ts';
import { Import, importExample, importView } from './import-schema.ts';

export const cancelImportEndpoint = actEndpoint('POST', {
  operationId: 'cancelImport',
  url: '/v1/imports/:id/cancel',
  tag: 'imports',
  summary: 'Отменить загрузку',
  description: 'Останавливает загрузку. Внесённое ранее остаётся; начатый шаг не вносится. Повтор — тот же ответ.',
  params: idParams('Идентификатор загрузки.'),
  reply: Import,
  examples: { reply: { ...importExample, state: 'cancelled' as const } },
  problems: anyBody,
  async handle(ctx, { params }) {
    const done = await perform(ctx, (tx) => cancelImport(tx, ctx, params.id), (made) => ({ status: 200, body: importView(made) }));
    return { status: 200, body: done.body };
  },
});
