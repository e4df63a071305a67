import { Type } from 'typebox';
import { lineStates } from '../../domain/imports/import-record.ts';
import { getImport, readImportResults } from '../../operations/imports/read-imports.ts';
import { listEndpoint } from '../endpoint.ts';
import { listReply, pageRequest } from '../paging.ts';
import { choice } from '../schemas/choice.ts';
import { closed } from '../schemas/closed.ts';
import { idParams } from '../schemas/ids.ts';
import { named } from '../schemas/named.ts';
import { listOf, pagingQuery } from '../schemas/paging.ts';
import { ImportResult } from './import-schema.ts';
import { resultView } from './result-view.ts';

export const listImportResultsEndpoint = listEndpoint({
  operationId: 'listImportResults',
  url: '/v1/imports/:id/results',
  tag: 'imports',
  summary: 'Что стало со строками загрузки',
  description:
    'По строкам: внесена, уже известна или отклонена — с местом, причиной и пунктом порядка. При проверке (`dryRun`) и при `mode=all` '
    + 'до внесения — только отклонённые. Хранится 30 дней после конца загрузки.',
  params: idParams('Идентификатор загрузки.'),
  query: closed({ ...pagingQuery, state: Type.Optional(choice(lineStates, { description: 'Только такие строки.' })) }),
  reply: named('ImportResultList', listOf(ImportResult)),
  examples: { reply: { items: [
    { line: 2, state: 'stored' as const, id: '01990000-0000-7000-8003-000000000001', faults: [] },
    { line: 3, state: 'refused' as const, id: null, faults: [{
      code: 'field.required', pointer: '/address', column: 'address', text: 'Поле «address» обязательно.', textEn: 'The field “address” is required.',
      citation: null,
    }] },
  ], nextCursor: null } },
  async handle(ctx, { params, query, url }) {
    const made = await getImport(ctx, params.id);
    const page = await readImportResults(ctx, params.id, query.state, pageRequest(query, ['number'], url));
    return listReply({ ...page, items: page.items.map((one) => resultView(made, one)) }, url);
  },
});
