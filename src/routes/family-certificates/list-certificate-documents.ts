import { listCertificateDocuments } from '../../operations/certificates/list-certificate-documents.ts';
import { IssuedDocument, issuedDocumentExample } from '../documents/document-schema.ts';
import { listEndpoint } from '../endpoint.ts';
import { listReply, pageRequest } from '../paging.ts';
import { closed } from '../schemas/closed.ts';
import { idParams } from '../schemas/ids.ts';
import { named } from '../schemas/named.ts';
import { listOf, pagingQuery } from '../schemas/paging.ts';

export const listCertificateDocumentsEndpoint = listEndpoint({
  operationId: 'listFamilyCertificateDocuments',
  url: '/v1/family-certificates/:id/documents',
  tag: 'documents',
  summary: 'Выданные экземпляры семейного сертификата',
  description: 'Что было напечатано по сертификату, в порядке выдачи.',
  params: idParams('Идентификатор сертификата.'),
  query: closed(pagingQuery),
  reply: named('FamilyCertificateDocumentList', listOf(IssuedDocument)),
  examples: {
    reply: {
      items: [{
        ...issuedDocumentExample, caseId: null, form: 'family-certificate', number: '2026/1', title: 'Семейный сертификат', parameters: {},
        fileName: 'Семейный сертификат № 2026-1 от 01.06.2026.pdf',
      }],
      nextCursor: null,
    },
  },
  async handle(ctx, { params, query, url }) {
    return listReply(await listCertificateDocuments(ctx, params.id, pageRequest(query, ['id'], url)), url);
  },
});
