import { issueCertificate } from '../../operations/certificates/issue-certificate.ts';
import { perform } from '../../operations/perform.ts';
import { format, IssuedDocument, issuedDocumentExample } from '../documents/document-schema.ts';
import { createEndpoint } from '../endpoint.ts';
import { closed } from '../schemas/closed.ts';
import { idParams } from '../schemas/ids.ts';
import { named } from '../schemas/named.ts';

export const issueFamilyCertificateEndpoint = createEndpoint({
  operationId: 'issueFamilyCertificate',
  url: '/v1/family-certificates/:id/documents',
  tag: 'documents',
  summary: 'Напечатать семейный сертификат',
  description: 'Печатает сертификат и хранит его как выданный; содержание — по `/v1/documents/{id}/content`. Повторная печать — новая выдача.',
  params: idParams('Идентификатор сертификата.'),
  body: named('NewIssuedCertificate', closed({ format }, { description: 'В каком формате.' })),
  reply: IssuedDocument,
  examples: {
    body: { format: 'pdf' },
    reply: {
      ...issuedDocumentExample, caseId: null, form: 'family-certificate', number: '2026/1', title: 'Семейный сертификат', parameters: {},
      fileName: 'Семейный сертификат № 2026-1 от 01.06.2026.pdf',
    },
  },
  async handle(ctx, { params, body }) {
    return await perform(ctx, (tx) => issueCertificate(tx, ctx, params.id, body.format), (made) => ({
      status: 201,
      headers: { etag: `"${made.sha256}"`, location: `/v1/documents/${made.id}` },
      body: made,
    }));
  },
});
