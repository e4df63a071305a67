import type { Generated } from 'kysely';
import type { Immutable } from './column-types.ts';

export interface OrganisationTable {
  id: Immutable<string>;
  kind: string;
  name: string;
  region: string;
  municipality: string | null;
  regulation_code: string | null;
  created_at: Immutable<string>;
  version: Generated<number>;
}

export interface SpecialistTable {
  id: Immutable<string>;
  organisation_id: Immutable<string>;
  region: Immutable<string>;
  name: string;
  position: string;
  holds_cases: boolean;
  active: boolean;
  created_at: Immutable<string>;
  version: Generated<number>;
}

export interface FamilyTable {
  id: Immutable<string>;
  organisation_id: Immutable<string>;
  region: Immutable<string>;
  municipality: string;
  address: string;
  completeness: 'full' | 'singleParent';
  categories: string[];
  category_note: string | null;
  contact_phone: string | null;
  /** Who took the family in, until one of its cases has a curator. */
  intake_specialist_id: string | null;
  created_at: Immutable<string>;
  /** When its personal data were destroyed. */
  erased_on: Generated<string | null>;
  version: Generated<number>;
}

export interface FamilyMemberTable {
  id: Immutable<string>;
  family_id: Immutable<string>;
  organisation_id: Immutable<string>;
  position: number;
  full_name: string;
  kinship: string;
  birth_date: string | null;
  legal_representative: boolean;
  left_on: string | null;
}
