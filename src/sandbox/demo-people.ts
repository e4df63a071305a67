import type { FamilyMember } from '../domain/family.ts';
import type { OrganisationKind } from '../db/queries/organisations.ts';
import type { Role } from '../operations/context.ts';
import { type DemoRegion, tatarstanDemo } from './demo-regions.ts';

// The demo's people and organisations. All of them are plainly invented.

/** Steady ids, so that the examples of the published contract name things that exist in the demo. */
export function demoId(group: number, number: number): string {
  return `01990000-0000-7000-8${String(group).padStart(3, '0')}-${String(number).padStart(12, '0')}`;
}

/** The id of a region's organisation (1 provider, 2 clinic, 3 commission, 4 ministry, 5 resource centre, 6 psychologists). */
export function organisationId({ index }: DemoRegion, number: number): string {
  return demoId(1, index * 100 + number);
}

/** The id of a region's specialist: 1 Anna, 2 Pyotr, 3 Darya, 4 the head. */
export function specialistId({ index }: DemoRegion, number: number): string {
  return demoId(2, index * 100 + number);
}

/** The id of a region's family, by its number within the region. */
export function familyId(region: DemoRegion, number: number): string {
  return demoId(3, memberNumber(region, number));
}

function memberNumber({ index }: DemoRegion, number: number): number {
  return index * 1000 + number;
}

export const demoProvider = organisationId(tatarstanDemo, 1);
export const demoMunicipality = tatarstanDemo.municipality;

export interface DemoOrganisation {
  id: string;
  kind: OrganisationKind;
  name: string;
  regulationCode: string | null;
}

export function organisationsOf(region: DemoRegion): DemoOrganisation[] {
  const place = region === tatarstanDemo ? 'Примерского муниципального района' : `(${region.municipality})`;
  const one = (number: number, kind: OrganisationKind, name: string, regulationCode: string | null = null): DemoOrganisation =>
    ({ id: organisationId(region, number), kind, name, regulationCode });
  return [
    one(1, 'provider', region.provider, region.regulationCode),
    one(2, 'partner', 'Детская поликлиника № 0 «Примерная»'),
    one(3, 'commission', `КДНиЗП ${place}`),
    one(4, 'ministry', 'Министерство социальной защиты (демонстрация)'),
    one(5, 'resourceCentre', 'Ресурсный центр (демонстрация)'),
    one(6, 'partner', 'Центр психолого-педагогической помощи «Опора-Пример»'),
  ];
}

export interface DemoSpecialist {
  id: string;
  name: string;
  position: string;
  holdsCases: boolean;
}

export function specialistsOf(region: DemoRegion): DemoSpecialist[] {
  const one = (number: number, name: string, position: string, holdsCases = true): DemoSpecialist =>
    ({ id: specialistId(region, number), name, position, holdsCases });
  return [
    one(1, 'Кураторова Анна Образцовна', 'специалист по работе с семьёй'),
    one(2, 'Наставников Пётр Примерович', 'специалист по работе с семьёй'),
    one(3, 'Опекунова Дарья Тестовна', 'психолог'),
    one(4, 'Заведующая Ольга Образцовна', 'руководитель службы сопровождения', false),
  ];
}

/** One client for each role, all with the secret `demo`; they exist in the demo only. */
export function clientsOf(region: DemoRegion): { role: Role; organisationId: string | null; specialistId: string | null }[] {
  const provider = organisationId(region, 1);
  return [
    { role: 'curator', organisationId: provider, specialistId: specialistId(region, 1) },
    { role: 'head', organisationId: provider, specialistId: specialistId(region, 4) },
    { role: 'council', organisationId: provider, specialistId: null },
    { role: 'commission', organisationId: organisationId(region, 3), specialistId: null },
    { role: 'partner', organisationId: organisationId(region, 2), specialistId: null },
    { role: 'ministry', organisationId: organisationId(region, 4), specialistId: null },
    { role: 'resourceCentre', organisationId: organisationId(region, 5), specialistId: null },
    { role: 'admin', organisationId: null, specialistId: null },
    { role: 'integration', organisationId: provider, specialistId: null },
  ];
}

const surnames = [
  'Примеров', 'Образцов', 'Тестов', 'Выдуманов', 'Условнов', 'Демидов-Демо', 'Макетов', 'Черновиков', 'Шаблонов', 'Пробников',
  'Модельнов', 'Эталонов', 'Учебнов', 'Вымышленнов', 'Показнов', 'Ёлкин-Пример',
];
const givenNames = [['Мария', 'Иван'], ['Ольга', 'Артём'], ['Светлана', 'Кирилл']] as const;

/** A mother and a son with an invented surname. */
export function membersOf(region: DemoRegion, number: number): [FamilyMember, FamilyMember] {
  const surname = surnames[(number - 1) % surnames.length] ?? 'Примеров';
  const [mother, son] = givenNames[Math.floor((number - 1) / surnames.length)] ?? givenNames[0];
  const first = memberNumber(region, number) * 10 + 1;
  return [
    {
      id: demoId(4, first), fullName: `${surname}а ${mother} Тестовна`, kinship: 'mother', birthDate: '1990-04-17',
      legalRepresentative: true, leftOn: null,
    },
    {
      id: demoId(4, first + 1), fullName: `${surname} ${son} Тестович`, kinship: 'son', birthDate: '2017-09-03',
      legalRepresentative: false, leftOn: null,
    },
  ];
}
