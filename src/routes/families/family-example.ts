const mother = {
  fullName: 'Показнова Мария Тестовна', kinship: 'mother', birthDate: '1990-04-17', legalRepresentative: true,
};
const son = {
  fullName: 'Показнов Иван Тестович', kinship: 'son', birthDate: '2017-09-03', legalRepresentative: false,
};

/** The members as they are told when the family is entered. */
export const newMembersExample = [mother, son];

/** «Семья Показновых»: a family of the demo that has no case yet. */
export const newFamilyExample = {
  municipality: 'Примерский муниципальный район',
  address: 'г. Примерск, ул. Образцовая, д. 15, кв. 1',
  completeness: 'singleParent' as const,
  categories: ['disabledChild', 'singleParent'],
  contactPhone: '+7 900 000-00-00',
  members: newMembersExample,
};

export const familyExample = {
  ...newFamilyExample,
  id: '01990000-0000-7000-8003-000000000015',
  organisationId: '01990000-0000-7000-8001-000000000001',
  region: 'tatarstan',
  categoryNote: null,
  members: [
    { id: '01990000-0000-7000-8004-000000000151', ...mother, leftOn: null, externalIds: [] },
    { id: '01990000-0000-7000-8004-000000000152', ...son, leftOn: null, externalIds: [] },
  ],
  externalIds: [],
  createdAt: '2026-01-12T06:00:00.000Z',
  erasedOn: null,
  version: 1,
};
