import { exportFamily } from '../../operations/export-family.ts';
import { listEndpoint } from '../endpoint.ts';
import { idParams } from '../schemas/ids.ts';
import { exportExample } from './export-example.ts';
import { exportedParts, FamilyExport } from './export-schema.ts';
import { type FieldMeaning, fieldMeanings } from './field-meanings.ts';

let meanings: FieldMeaning[] | undefined;

export const exportFamilyEndpoint = listEndpoint({
  operationId: 'exportFamily',
  url: '/v1/families/:id/export',
  tag: 'families',
  summary: 'Все данные семьи',
  description:
    'Выгрузка всех данных семьи, которые хранит служба: паспорт семьи, дела со всеми фактами, мероприятиями и предупреждениями, имена '
    + 'специалистов и организаций, объяснение полей. Кто обращался к данным семьи — по адресу в `accesses`. Число выгрузок за сутки ограничено.',
  params: idParams('Идентификатор семьи.'),
  reply: FamilyExport,
  examples: { reply: exportExample },
  isExport: true,
  async handle(ctx, { params }) {
    meanings ??= fieldMeanings(exportedParts);
    return { status: 200, body: { ...await exportFamily(ctx, params.id), fields: meanings } };
  },
});
