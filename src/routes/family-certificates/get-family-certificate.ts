import { getCertificate } from '../../operations/certificates/read-certificates.ts';
import { readEndpoint } from '../endpoint.ts';
import { entityTag } from '../entity-tag.ts';
import { idParams } from '../schemas/ids.ts';
import { certificateExample, certificateVersion, certificateView, FamilyCertificate } from './certificate-schema.ts';

export const getFamilyCertificateEndpoint = readEndpoint({
  operationId: 'getFamilyCertificate',
  url: '/v1/family-certificates/:id',
  tag: 'documents',
  summary: 'Семейный сертификат',
  description: 'Один семейный сертификат из журнала учреждения.',
  params: idParams('Идентификатор сертификата.'),
  reply: FamilyCertificate,
  examples: { reply: certificateExample },
  async handle(ctx, { params }) {
    const certificate = await getCertificate(ctx, params.id);
    return { status: 200, headers: { etag: entityTag(certificateVersion(certificate)) }, body: certificateView(certificate) };
  },
});
