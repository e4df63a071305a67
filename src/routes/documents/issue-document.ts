import { issueDocument } from '../../operations/documents/issue-document.ts';
import { perform } from '../../operations/perform.ts';
import { createEndpoint } from '../endpoint.ts';
import { idParams } from '../schemas/ids.ts';
import { IssuedDocument, issuedDocumentExample, NewIssuedDocument } from './document-schema.ts';

export const issueDocumentEndpoint = createEndpoint({
  operationId: 'issueDocument',
  url: '/v1/cases/:id/documents',
  tag: 'documents',
  summary: 'Выдать документ дела',
  description:
    'Печатает форму дела — программу, договор, акт, выписку — по состоянию на сейчас и хранит её как выданную: те же байты, хеш, кто и когда. '
    + 'Повторная печать — новая выдача. DOCX печатается по шаблону региона, если он заменён, PDF — всегда по встроенной форме.',
  params: idParams('Идентификатор дела.'),
  body: NewIssuedDocument,
  reply: IssuedDocument,
  examples: { body: { form: 'programme', format: 'pdf', programmeNumber: 1 }, reply: issuedDocumentExample },
  async handle(ctx, { params, body }) {
    return await perform(ctx, (tx) => issueDocument(tx, ctx, params.id, body), (made) => ({
      status: 201,
      headers: { etag: `"${made.sha256}"`, location: `/v1/documents/${made.id}` },
      body: made,
    }));
  },
});
