import { Type } from 'typebox';
import { callersDayOf } from '../../operations/callers-day.ts';
import { exportFamily } from '../../operations/export-family.ts';
import { listEndpoint } from '../endpoint.ts';
import { idParams } from '../schemas/ids.ts';
import { familyPage } from './document/page.ts';
import { exportedParts } from './export-schema.ts';
import { fieldMeanings } from './field-meanings.ts';

/** RFC 6266: a plain name for old programs, the Russian one beside it in the form of RFC 8187. No name of a person goes into it. */
function attachment(day: string): string {
  return `attachment; filename="family-${day}.html"; filename*=UTF-8''${encodeURIComponent(`Данные семьи ${day}.html`)}`;
}

export const exportFamilyDocumentEndpoint = listEndpoint({
  operationId: 'exportFamilyDocument',
  url: '/v1/families/:id/export.html',
  tag: 'families',
  summary: 'Все данные семьи в виде документа',
  description:
    'То же, что `GET /v1/families/{id}/export`, — документом на русском языке, который можно прочесть, напечатать и выдать семье. Один файл '
    + 'HTML без внешних ссылок. Считается выгрузкой.',
  params: idParams('Идентификатор семьи.'),
  reply: Type.String({ description: 'Страница HTML.' }),
  examples: { reply: '<!doctype html>\n<html lang="ru">…</html>\n' },
  produces: 'text/html',
  isExport: true,
  async handle(ctx, { params }) {
    const data = await exportFamily(ctx, params.id);
    return {
      status: 200,
      headers: {
        'content-type': 'text/html; charset=utf-8',
        'content-disposition': attachment(await callersDayOf(ctx, data.exportedAt)),
        'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox",
      },
      body: familyPage(data, fieldMeanings(exportedParts)),
    };
  },
});
