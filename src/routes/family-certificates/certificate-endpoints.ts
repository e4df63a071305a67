import type { FastifyPluginAsync } from 'fastify';
import { createFamilyCertificateEndpoint } from './create-family-certificate.ts';
import { certificateRegisterFileEndpoints } from './get-certificate-register-file.ts';
import { getFamilyCertificateEndpoint } from './get-family-certificate.ts';
import { issueFamilyCertificateEndpoint } from './issue-family-certificate.ts';
import { listCertificateDocumentsEndpoint } from './list-certificate-documents.ts';
import { listFamilyCertificatesEndpoint } from './list-family-certificates.ts';

export const certificateEndpoints: FastifyPluginAsync[] = [
  createFamilyCertificateEndpoint,
  listFamilyCertificatesEndpoint,
  getFamilyCertificateEndpoint,
  issueFamilyCertificateEndpoint,
  listCertificateDocumentsEndpoint,
  ...certificateRegisterFileEndpoints,
];
