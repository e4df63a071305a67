import type { FamilyMember } from '../domain/family.ts';
import type { OrganisationKind } from '../db/queries/organisations.ts';
import type { Role } from '../operations/context.ts';

/** The demo region's people and organisations. All of them are plainly invented. */
export const demoRegion = 'tatarstan';
export const demoMunicipality = 'Примерский муниципальный район';

/** Steady ids, so that the examples of the published contract name things that exist in the demo. */
export function demoId(group: number, number: number): string {
  return `01990000-0000-7000-8${String(group).padStart(3, '0')}-${String(number).padStart(12, '0')}`;
}

export const demoOrganisations: { id: string; kind: OrganisationKind; name: string; regulationCode: string | null }[] = [
  { id: demoId(1, 1), kind: 'provider', name: 'Центр социальной помощи семье и детям «Образец»', regulationCode: 'tatarstan-2017' },
  { id: demoId(1, 2), kind: 'partner', name: 'Детская поликлиника № 0 «Примерная»', regulationCode: null },
  { id: demoId(1, 3), kind: 'commission', name: 'КДНиЗП Примерского муниципального района', regulationCode: null },
  { id: demoId(1, 4), kind: 'ministry', name: 'Министерство социальной защиты (демонстрация)', regulationCode: null },
  { id: demoId(1, 5), kind: 'resourceCentre', name: 'Ресурсный центр (демонстрация)', regulationCode: null },
  { id: demoId(1, 6), kind: 'partner', name: 'Центр психолого-педагогической помощи «Опора-Пример»', regulationCode: null },
];
export const demoProvider = demoId(1, 1);
export const demoPartner = demoId(1, 2);
export const demoPsychologists = demoId(1, 6);

export const demoSpecialists: { id: string; name: string; position: string; holdsCases: boolean }[] = [
  { id: demoId(2, 1), name: 'Кураторова Анна Образцовна', position: 'специалист по работе с семьёй', holdsCases: true },
  { id: demoId(2, 2), name: 'Наставников Пётр Примерович', position: 'специалист по работе с семьёй', holdsCases: true },
  { id: demoId(2, 3), name: 'Опекунова Дарья Тестовна', position: 'психолог', holdsCases: true },
  { id: demoId(2, 4), name: 'Заведующая Ольга Образцовна', position: 'руководитель службы сопровождения', holdsCases: false },
];

/** One client for each role, all with the secret `demo`; they exist in the demo only. */
export const demoClients: { role: Role; organisationId: string | null; specialistId: string | null }[] = [
  { role: 'curator', organisationId: demoProvider, specialistId: demoId(2, 1) },
  { role: 'head', organisationId: demoProvider, specialistId: demoId(2, 4) },
  { role: 'council', organisationId: demoProvider, specialistId: null },
  { role: 'commission', organisationId: demoId(1, 3), specialistId: null },
  { role: 'partner', organisationId: demoPartner, specialistId: null },
  { role: 'ministry', organisationId: demoId(1, 4), specialistId: null },
  { role: 'admin', organisationId: null, specialistId: null },
  { role: 'integration', organisationId: demoProvider, specialistId: null },
];

const surnames = [
  'Примеров', 'Образцов', 'Тестов', 'Выдуманов', 'Условнов', 'Демидов-Демо', 'Макетов', 'Черновиков', 'Шаблонов', 'Пробников',
  'Модельнов', 'Эталонов', 'Учебнов', 'Вымышленнов', 'Показнов', 'Ёлкин-Пример',
];

/** The family of a given number: a mother and a son with an invented surname. */
export function demoMembers(number: number): FamilyMember[] {
  const surname = surnames[(number - 1) % surnames.length] ?? 'Примеров';
  return [
    {
      id: demoId(4, number * 10 + 1), fullName: `${surname}а Мария Тестовна`, kinship: 'mother', birthDate: '1990-04-17',
      legalRepresentative: true, leftOn: null,
    },
    {
      id: demoId(4, number * 10 + 2), fullName: `${surname} Иван Тестович`, kinship: 'son', birthDate: '2017-09-03',
      legalRepresentative: false, leftOn: null,
    },
  ];
}
