import { getIssuedContent } from '../../operations/documents/read-documents.ts';
import { attachment } from '../content-disposition.ts';
import { readEndpoint } from '../endpoint.ts';
import { DOCX, mediaTypeOf, PDF } from '../media-types.ts';
import { idParams } from '../schemas/ids.ts';
import { bytes } from './bytes.ts';

export const getDocumentContentEndpoint = readEndpoint({
  operationId: 'getDocumentContent',
  url: '/v1/documents/:id/content',
  tag: 'documents',
  summary: 'Содержание выданного документа',
  description: 'Файл байт в байт таким, каким он был выдан. Вид — тот, в котором выдан; ETag — хеш SHA-256.',
  params: idParams('Идентификатор выданного документа.'),
  reply: bytes('Файл PDF или DOCX.'),
  examples: { reply: Buffer.from('%PDF-1.7 …') },
  produces: [PDF, DOCX],
  problems: ['action-refused'],
  async handle(ctx, { params }) {
    const { document, issuedOn, content } = await getIssuedContent(ctx, params.id);
    return {
      status: 200,
      headers: {
        'etag': `"${document.sha256}"`,
        'content-type': mediaTypeOf[document.format],
        'content-disposition': attachment(`${document.form}-${issuedOn}.${document.format}`, document.fileName),
      },
      body: Buffer.from(content),
    };
  },
});
