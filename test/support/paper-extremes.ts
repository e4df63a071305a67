import { assess } from '../../src/domain/case/assess.ts';
import type { Fact, Measure } from '../../src/domain/case/facts.ts';
import type { FamilyMember } from '../../src/domain/family.ts';
import type { DocumentData } from '../../src/domain/forms/document-data.ts';
import { shippedRegulations } from '../../src/domain/regulations/index.ts';
import { type Regulation, resolveRegulation } from '../../src/domain/regulations/resolve.ts';
import { calendar } from './histories.ts';
import { CENTRE, CLINIC, CURATOR, factsUpTo, family, MOTHER, paperCase, SCHOOL, SON } from './paper-case.ts';

// The same case told in other regions, with next to nothing known, and with more of everything than a page can hold.

const TODAY = '2026-10-01';
const LONG_NAME = 'Константинопольская-Преображенская Александра-Виктория Святополк-Мирославовна';
const LONG_ORGANISATION = 'Государственное автономное учреждение социального обслуживания «Комплексный центр социального обслуживания населения '
  + '«Доверие» в Примерском муниципальном районе»';
const LONG_TITLE = 'Содействие в организации комплексного медико-психологического обследования ребёнка в республиканском центре, '
  + 'оформление направления, сопровождение семьи в поездке и помощь в получении заключения';
export const MEASURES = 40;
export const MEMBERS = 12;

export function regulationOf(code: string): Regulation {
  const source = shippedRegulations.find((one) => one.code === code);
  if (source === undefined) throw new Error(code);
  return resolveRegulation(source);
}

/** Everything that papers tell of, by the rules of a region. */
export function richCase(code: string): DocumentData {
  return caseOf(code, factsUpTo(TODAY));
}

/** A case of which little is known: one member, no curator, no consent, no marks. */
export function poorCase(code: string): DocumentData {
  const kept = new Set<Fact['kind']>(['opened', 'programme', 'registration', 'decision']);
  const facts = factsUpTo(TODAY).filter(({ kind }) => kept.has(kind))
    .map((fact, at): Fact => ({ ...fact, seq: at + 1, ...(fact.kind === 'opened' ? { data: { ...fact.data, circumstances: [] } } : {}) } as Fact));
  const { contactPhone: _phone, categoryNote: _note, ...rest } = family;
  return caseOf(code, facts, {
    family: { ...rest, contactPhone: null, categoryNote: null, categories: [], address: '', members: family.members.slice(0, 1) }, specialists: new Map(),
  });
}

/** Twelve members, forty measures, and every name as long as names come. */
export function crowdedCase(code: string): DocumentData {
  const facts = factsUpTo(TODAY).map((fact): Fact => (fact.kind === 'programme' ? { ...fact, data: { ...fact.data, measures: manyMeasures() } } : fact));
  return caseOf(code, facts, {
    family: {
      ...family, members: Array.from({ length: MEMBERS }, (_, at) => member(at)),
      address: '422000, Примерская область, Примерский муниципальный район, посёлок городского типа Образцово-Показательное, ул. Генерала '
        + 'Константина Константиновича Рокоссовского, д. 123, корп. 4, кв. 567',
    },
    organisation: { id: CENTRE, name: LONG_ORGANISATION, municipality: null },
    organisations: new Map([[CENTRE, LONG_ORGANISATION], [CLINIC, `${LONG_ORGANISATION} (поликлиника)`], [SCHOOL, 'Школа № 0']]),
    specialists: new Map([[CURATOR, { name: LONG_NAME, position: 'специалист по социальной работе отделения помощи семье и детям' }]]),
  });
}

function caseOf(code: string, facts: Fact[], changes: Partial<DocumentData> = {}): DocumentData {
  const regulation = regulationOf(code);
  return paperCase(TODAY, { regulation, situation: assess(regulation, calendar, facts, TODAY).situation, ...changes });
}

function member(at: number): FamilyMember {
  const id = [MOTHER, SON][at] ?? `01990000-0000-7000-8000-0000000002${String(at).padStart(2, '0')}`;
  return {
    id, fullName: `${LONG_NAME} (${at + 1})`, kinship: at === 0 ? 'mother' : 'son', birthDate: at === 0 ? '1990-04-17' : `20${10 + at}-09-03`,
    legalRepresentative: at === 0, leftOn: null,
  };
}

function manyMeasures(): Measure[] {
  const helpTypes = ['medical', 'legal', 'pedagogical', 'psychological', 'social', 'other'] as const;
  return Array.from({ length: MEASURES }, (_, at) => ({
    number: at + 1, helpType: helpTypes[at % helpTypes.length] ?? 'other', title: at % 3 === 0 ? `${LONG_TITLE} (${at + 1})` : `Консультация ${at + 1}`,
    dueOn: '2026-08-31', targetMemberIds: at % 2 === 0 ? [SON] : [],
    executor: at % 4 === 0 ? { kind: 'organisation' as const, organisationId: CLINIC } : { kind: 'curator' as const },
    coExecutors: at % 5 === 0 ? [{ kind: 'organisation' as const, organisationId: SCHOOL }, { kind: 'familyMember' as const, memberId: MOTHER }] : [],
  }));
}
