import { Type } from 'typebox';
import { listIssuedDocuments } from '../../operations/documents/read-documents.ts';
import { listEndpoint } from '../endpoint.ts';
import { listReply, pageRequest } from '../paging.ts';
import { closed } from '../schemas/closed.ts';
import { idParams } from '../schemas/ids.ts';
import { named } from '../schemas/named.ts';
import { listOf, pagingQuery } from '../schemas/paging.ts';
import { caseForm, IssuedDocument, issuedDocumentExample } from './document-schema.ts';

export const listDocumentsEndpoint = listEndpoint({
  operationId: 'listDocuments',
  url: '/v1/cases/:id/documents',
  tag: 'documents',
  summary: 'Выданные документы дела',
  description: 'Что было напечатано в деле, в порядке выдачи.',
  params: idParams('Идентификатор дела.'),
  query: closed({ ...pagingQuery, form: Type.Optional(caseForm) }),
  reply: named('IssuedDocumentList', listOf(IssuedDocument)),
  examples: { reply: { items: [issuedDocumentExample], nextCursor: null } },
  async handle(ctx, { params, query: { form, ...paging }, url }) {
    return listReply(await listIssuedDocuments(ctx, params.id, { form }, pageRequest(paging, ['id'], url)), url);
  },
});
