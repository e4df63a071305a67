import { type Kysely, sql } from 'kysely';
import type { FeedDecision, FeedState } from '../../domain/case/feed-state.ts';
import type { FamilyMember } from '../../domain/family.ts';
import type { EntrySource, RegisterYear } from '../../domain/register/register-entry.ts';
import type { Database } from '../schema.ts';
import type { Scope } from '../scope.ts';
import { caseReachable } from './case-scope.ts';

/** Which entries of a year's register are wanted, by number. */
export interface EntryRange {
  year: number;
  fromNumber?: number | undefined;
  toNumber?: number | undefined;
  /** Those after this number. */
  after?: number | undefined;
  limit: number;
}

/** Entries of a provider's register of families, by number: found by the unique key of the register, one query however many there are. */
export async function registerEntries(db: Kysely<Database>, scope: Scope, range: EntryRange): Promise<EntrySource[]> {
  let query = entriesOf(db, scope).where('support_case.register_year', '=', range.year);
  if (range.fromNumber !== undefined) query = query.where('support_case.register_number', '>=', range.fromNumber);
  if (range.toNumber !== undefined) query = query.where('support_case.register_number', '<=', range.toNumber);
  if (range.after !== undefined) query = query.where('support_case.register_number', '>', range.after);
  const rows = await query.orderBy('support_case.register_number').limit(range.limit).execute();
  return rows.map(sourceOf);
}

function entriesOf(db: Kysely<Database>, scope: Scope) {
  return db.selectFrom('support_case')
    .innerJoin('family', 'family.id', 'support_case.family_id')
    .leftJoin('specialist', 'specialist.id', 'support_case.curator_id')
    .where((eb) => caseReachable(eb, scope))
    .select([
      'support_case.id as caseId', 'support_case.family_id as familyId', 'support_case.organisation_id as organisationId',
      'support_case.register_year as year', 'support_case.register_number as number', 'support_case.form', 'support_case.member_id as memberId',
      'support_case.ground', 'support_case.level', 'support_case.status', 'support_case.starts_on as startsOn', 'support_case.ends_on as endsOn',
      'family.municipality', 'family.address', 'family.categories', 'family.category_note as categoryNote', 'family.erased_on as erasedOn',
      'specialist.id as curatorId', 'specialist.name as curatorName',
      registeredOn, applicantMemberId, members, programmeNumber, decisions, outcome, watch,
    ]);
}

/** The day of the entry; the fact is there with the number. */
const registeredOn = sql<string>`(select entry.happened_on from case_fact entry
  where entry.case_id = support_case.id and entry.kind = 'registration' order by entry.seq limit 1)`.as('registeredOn');

const applicantMemberId = sql<string | null>`(select opened.data->>'applicantMemberId' from case_fact opened
  where opened.case_id = support_case.id and opened.seq = 1)`.as('applicantMemberId');

const members = sql<FamilyMember[]>`(select coalesce(jsonb_agg(jsonb_build_object(
    'id', member.id, 'fullName', member.full_name, 'kinship', member.kinship, 'birthDate', member.birth_date,
    'legalRepresentative', member.legal_representative, 'leftOn', member.left_on) order by member.position), '[]')
  from family_member member where member.family_id = family.id)`.as('members');

const programmeNumber = sql<number | null>`(support_case.feed_state->'programme'->>'number')::int`.as('programmeNumber');
const decisions = sql<FeedDecision[] | null>`support_case.feed_state->'decisions'`.as('decisions');
const outcome = sql<FeedState['outcome']>`support_case.feed_state->'outcome'`.as('outcome');

/** Looked up case by case: to join the spells is to read those of every provider. */
const watch = sql<EntrySource['watch']>`(select jsonb_build_object('from', spell.from_on, 'closesOn', spell.to_on) from case_spell spell
  where spell.case_id = support_case.id and spell.kind = 'postSupport' and spell.number = 1)`.as('watch');

type Row = Awaited<ReturnType<ReturnType<typeof entriesOf>['execute']>>[number];

function sourceOf({ curatorId, curatorName, form, year, number, ...row }: Row): EntrySource {
  return {
    ...row,
    year: year ?? 0,
    number: number ?? 0,
    form: form as EntrySource['form'],
    status: row.status as EntrySource['status'],
    curator: curatorId === null ? null : { id: curatorId, name: curatorName ?? '' },
    decisions: row.decisions ?? [],
  };
}

/** How many entries each year's register has, between which numbers, and which number was given last; by year. */
export async function registerYears(db: Kysely<Database>, scope: Scope): Promise<Omit<RegisterYear, 'complete'>[]> {
  const rows = await db.selectFrom('support_case')
    .leftJoin('register_counter', (join) => join
      .onRef('register_counter.organisation_id', '=', 'support_case.organisation_id').onRef('register_counter.year', '=', 'support_case.register_year'))
    .where((eb) => caseReachable(eb, scope)).where('support_case.register_year', 'is not', null)
    .groupBy('support_case.register_year')
    .select(({ fn }) => [
      'support_case.register_year as year', fn.countAll<number>().as('entries'), fn.min('support_case.register_number').as('firstNumber'),
      fn.max('support_case.register_number').as('lastNumber'), fn.max('register_counter.last_number').as('lastGiven'),
    ])
    .orderBy('support_case.register_year').execute();
  return rows.map(({ year, entries, firstNumber, lastNumber, lastGiven }) => ({
    year: year ?? 0, entries: Number(entries), firstNumber: firstNumber ?? 0, lastNumber: lastNumber ?? 0, lastGiven: lastGiven ?? 0,
  }));
}
