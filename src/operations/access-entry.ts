import { newId } from '../db/new-id.ts';
import type { ChainEnd, SealedRow } from '../db/queries/access-records.ts';
import { type AuditKey, sealOf } from './access-seal.ts';
import type { SeenFamily } from './seen-families.ts';

/** One access to family data, or one denial of it. */
export interface Access {
  /** When, ISO instant. */
  at: string;
  clientId: string;
  role: string;
  /** The person behind the client, if it stands for one. */
  specialistId?: string | undefined;
  callerOrganisationId?: string | undefined;
  /** The caller's region, where it belongs to no organisation. */
  region?: string | undefined;
  /** operationId. */
  operation: string;
  /** `refused`: the state of a case does not allow it. */
  outcome: 'shown' | 'notFound' | 'forbidden' | 'refused';
  /** A code of the list of purposes. */
  purpose?: string | undefined;
  /** Network address it came from. */
  address?: string | undefined;
  traceId: string;
  /** Whose data was shown; none in a denial. */
  families: readonly SeenFamily[];
  /** The id that a denied request asked for. */
  asked?: string | undefined;
}

/** What one chain is told of one access. */
export type AccessEntry = Omit<SealedRow, 'seq' | 'key_id' | 'previous_hash' | 'hash'>;

const LONGEST_TEXT = 500;

/**
 * An access as its chains are told of it: one entry for each organisation whose families were seen; without a family one entry in the
 * chain of the caller's organisation, or of its region.
 */
export function entriesOf(access: Access): AccessEntry[] {
  const byOrganisation = new Map<string, Set<string>>();
  for (const { familyId, organisationId } of access.families) {
    const families = byOrganisation.get(organisationId.toLowerCase()) ?? new Set();
    byOrganisation.set(organisationId.toLowerCase(), families.add(familyId.toLowerCase()));
  }
  if (byOrganisation.size === 0) {
    const own = access.callerOrganisationId?.toLowerCase() ?? null;
    return [entryOf(access, own === null ? chainOfRegion(access.region) : `organisation:${own}`, own, [])];
  }
  return [...byOrganisation].map(([own, families]) => entryOf(access, `organisation:${own}`, own, [...families]));
}

/** Seals an entry as the next of its chain. */
export function sealed(entry: AccessEntry, key: AuditKey, end: ChainEnd): { row: SealedRow; end: ChainEnd } {
  const seq = end.seq + 1;
  const previousHash = end.hash.toString('hex');
  const hash = sealOf(key, {
    chain: entry.chain, seq: String(seq), id: entry.id, at: `${Date.parse(entry.at)}000`,
    organisationId: entry.organisation_id, clientId: entry.client_id, role: entry.role, specialistId: entry.specialist_id,
    callerOrganisationId: entry.caller_organisation_id, operation: entry.operation, outcome: entry.outcome, purpose: entry.purpose,
    address: entry.address, traceId: entry.trace_id, asked: entry.asked, familyIds: entry.family_ids, keyId: key.id, previousHash,
  });
  return { row: { ...entry, seq, key_id: key.id, previous_hash: previousHash, hash: hash.toString('hex') }, end: { seq, hash } };
}

function entryOf(access: Access, chain: string, organisationId: string | null, families: readonly string[]): AccessEntry {
  return {
    chain,
    id: newId(),
    at: access.at,
    organisation_id: organisationId,
    client_id: storable(access.clientId),
    role: access.role,
    specialist_id: access.specialistId?.toLowerCase() ?? null,
    caller_organisation_id: access.callerOrganisationId?.toLowerCase() ?? null,
    operation: access.operation,
    outcome: access.outcome,
    purpose: storableOrNull(access.purpose),
    address: storableOrNull(access.address),
    trace_id: storable(access.traceId),
    asked: storableOrNull(access.asked),
    family_ids: `{${families.join(',')}}`,
  };
}

function chainOfRegion(region: string | undefined): string {
  return region === undefined ? 'service' : `region:${storable(region)}`;
}

/** PostgreSQL takes neither NUL nor half a surrogate pair: one such text would fail its batch, and with it the reads of others. */
function storable(text: string): string {
  return text.slice(0, LONGEST_TEXT).replace(/[\0\p{Cs}]/gu, '\uFFFD');
}

function storableOrNull(text: string | undefined): string | null {
  return text === undefined ? null : storable(text);
}
