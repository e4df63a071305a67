import type { EntrySource } from '../../src/domain/register/register-entry.ts';
import { family, MOTHER } from './paper-case.ts';

/** What an entry of the register is made of: the family of the papers' case, approved and not begun unless told otherwise. */
export function entrySource(changes: Partial<EntrySource> = {}): EntrySource {
  const { id: familyId, organisationId, members, municipality, address, categories, categoryNote, erasedOn } = family;
  return {
    caseId: '01990000-0000-7000-8000-0000000000ca', familyId, organisationId, year: 2026, number: 15, registeredOn: '2026-03-11', form: 'group', memberId: null,
    applicantMemberId: MOTHER, members, municipality, address, categories, categoryNote, erasedOn, ground: 'message', level: 'crisis', curator: null,
    programmeNumber: null, decisions: [], startsOn: null, endsOn: null, status: 'agreement', outcome: null, watch: null, ...changes,
  };
}
