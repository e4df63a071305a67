import type { Immutable } from './column-types.ts';

interface Recorded {
  id: Immutable<string>;
  organisation_id: Immutable<string>;
  region: Immutable<string>;
  recorded_by: Immutable<string>;
  created_at: Immutable<string>;
  annulled_at: string | null;
  annulled_because: string | null;
}

interface Engaged extends Recorded {
  engaged_from: Immutable<string>;
  engaged_until: string | null;
  end_reason: string | null;
}

/** Training that a specialist has completed. */
export interface TrainingTable extends Recorded {
  specialist_id: Immutable<string>;
  programme: Immutable<string>;
  hours: Immutable<number | null>;
  completed_on: Immutable<string>;
  document: Immutable<string | null>;
  accompaniment: Immutable<boolean>;
  taught_by: Immutable<string | null>;
}

/** A non-profit organisation that a provider has brought in. */
export interface NonProfitPartnerTable extends Engaged {
  partner_id: Immutable<string | null>;
  name: Immutable<string>;
  ogrn: Immutable<string | null>;
  inn: Immutable<string | null>;
  help_types: Immutable<string[]>;
  agreement_number: Immutable<string | null>;
}

/** A volunteer for as long as they were engaged. */
export interface VolunteerTable extends Engaged {
  person_id: Immutable<string>;
  full_name: string | null;
  trained_on: string | null;
  trained_in: string | null;
  erased_on: string | null;
  erasure_basis: string | null;
}
