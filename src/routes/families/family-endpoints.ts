import type { FastifyPluginAsync } from 'fastify';
import { addFamilyMemberEndpoint } from './add-family-member.ts';
import { createFamilyEndpoint } from './create-family.ts';
import { eraseFamilyEndpoint } from './erase-family.ts';
import { exportFamilyEndpoint } from './export-family.ts';
import { exportFamilyDocumentEndpoint } from './export-family-document.ts';
import { getFamilyEndpoint } from './get-family.ts';
import { listFamiliesEndpoint } from './list-families.ts';
import { updateFamilyEndpoint } from './update-family.ts';
import { updateFamilyMemberEndpoint } from './update-family-member.ts';

export const familyEndpoints: FastifyPluginAsync[] = [
  listFamiliesEndpoint,
  getFamilyEndpoint,
  createFamilyEndpoint,
  updateFamilyEndpoint,
  addFamilyMemberEndpoint,
  updateFamilyMemberEndpoint,
  eraseFamilyEndpoint,
  exportFamilyEndpoint,
  exportFamilyDocumentEndpoint,
];
