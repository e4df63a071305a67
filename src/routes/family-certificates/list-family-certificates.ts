import { Type } from 'typebox';
import { listCertificates } from '../../operations/certificates/read-certificates.ts';
import { listEndpoint } from '../endpoint.ts';
import { listReply, pageRequest } from '../paging.ts';
import { closed } from '../schemas/closed.ts';
import { id } from '../schemas/ids.ts';
import { named } from '../schemas/named.ts';
import { listOf, pagingQuery } from '../schemas/paging.ts';
import { certificateExample, certificateView, FamilyCertificate } from './certificate-schema.ts';

export const listFamilyCertificatesEndpoint = listEndpoint({
  operationId: 'listFamilyCertificates',
  url: '/v1/family-certificates',
  tag: 'documents',
  summary: 'Журнал семейных сертификатов',
  description: 'Сертификаты учреждения по году и номеру; номера года идут без пропусков. Куратор не видит сертификатов чужих семей.',
  query: closed({
    ...pagingQuery,
    year: Type.Optional(Type.Integer({ minimum: 1900, maximum: 2199, description: 'Год журнала.' })),
    familyId: Type.Optional(id('Только сертификаты этой семьи.')),
  }),
  reply: named('FamilyCertificateList', listOf(FamilyCertificate)),
  examples: { reply: { items: [certificateExample], nextCursor: null } },
  async handle(ctx, { query, url }) {
    const { year, familyId } = query;
    const page = await listCertificates(ctx, { year, familyId }, pageRequest(query, ['number', 'number'], url));
    return listReply({ ...page, items: page.items.map(certificateView) }, url);
  },
});
