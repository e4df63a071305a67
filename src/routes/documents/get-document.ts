import { getIssuedDocument } from '../../operations/documents/read-documents.ts';
import { listEndpoint } from '../endpoint.ts';
import { idParams } from '../schemas/ids.ts';
import { IssuedDocument, issuedDocumentExample } from './document-schema.ts';

export const getDocumentEndpoint = listEndpoint({
  operationId: 'getDocument',
  url: '/v1/documents/:id',
  tag: 'documents',
  summary: 'Выданный документ',
  description: 'Что известно о выданном документе: форма, номер, кто и когда выдал, хеш, версия шаблона.',
  params: idParams('Идентификатор выданного документа.'),
  reply: IssuedDocument,
  examples: { reply: issuedDocumentExample },
  async handle(ctx, { params }) {
    return { status: 200, body: await getIssuedDocument(ctx, params.id) };
  },
});
