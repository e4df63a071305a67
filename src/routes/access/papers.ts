import { type Doors, everyone, families, keepers, others, staff } from './door.ts';

/** Papers that are printed and kept as issued, family certificates, and a region's templates. */
export const paperAccess = {
  issueDocument: families(keepers),
  listDocuments: families(staff),
  getDocument: families(staff),
  getDocumentContent: families(staff),
  // Family certificates: a register of their own, no case's paper
  createFamilyCertificate: families(keepers),
  listFamilyCertificates: families(staff),
  getFamilyCertificate: families(staff),
  issueFamilyCertificate: families(keepers),
  // A region's templates for printed forms
  listDocumentTemplates: others({ admin: 'region' }),
  getDocumentTemplateContent: others({ admin: 'region' }),
  listDocumentTemplateFields: others(everyone),
  putDocumentTemplate: others({ admin: 'region' }),
  removeDocumentTemplate: others({ admin: 'region' }),
} as const satisfies Doors;
