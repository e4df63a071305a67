import { createCertificate } from '../../operations/certificates/create-certificate.ts';
import { perform } from '../../operations/perform.ts';
import { createEndpoint } from '../endpoint.ts';
import { entityTag } from '../entity-tag.ts';
import {
  certificateExample, certificateVersion, certificateView, FamilyCertificate, NewFamilyCertificate, newCertificateExample,
} from './certificate-schema.ts';

export const createFamilyCertificateEndpoint = createEndpoint({
  operationId: 'createFamilyCertificate',
  url: '/v1/family-certificates',
  tag: 'documents',
  summary: 'Зарегистрировать семейный сертификат',
  description:
    'Вносит семейный сертификат участников клуба, кружка, мастер-класса или творческой мастерской в журнал сертификатов учреждения и даёт '
    + 'ему следующий номер года. С делом о сопровождении сертификат не связан.',
  body: NewFamilyCertificate,
  reply: FamilyCertificate,
  examples: { body: newCertificateExample, reply: certificateExample },
  async handle(ctx, { body }) {
    return await perform(ctx, (tx) => createCertificate(tx, ctx, body), (made) => ({
      status: 201,
      headers: { etag: entityTag(certificateVersion(made)), location: `/v1/family-certificates/${made.id}` },
      body: certificateView(made),
    }));
  },
});
