import { type Doors, everyone, families, keepers, only, others, staff } from './door.ts';

/** A register shows all families of a provider: a curator sees only those in hand. */
const registrars = only(staff, 'head', 'council', 'integration');

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
  listFamilyCertificateDocuments: families(staff),
  // The registers of families and of certificates, by year
  listRegisters: families(registrars),
  listRegisterEntries: families(registrars),
  getRegisterAsPdf: families(registrars),
  getRegisterAsWorkbook: families(registrars),
  getRegisterAsTable: families(registrars),
  getCertificateRegisterAsPdf: families(registrars),
  getCertificateRegisterAsWorkbook: families(registrars),
  getCertificateRegisterAsTable: families(registrars),
  // A region's templates for printed forms
  listDocumentTemplates: others({ admin: 'region' }),
  getDocumentTemplateContent: others({ admin: 'region' }),
  listDocumentTemplateFields: others(everyone),
  putDocumentTemplate: others({ admin: 'region' }),
  removeDocumentTemplate: others({ admin: 'region' }),
} as const satisfies Doors;
