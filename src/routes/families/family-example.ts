const mother = {
  fullName: 'Примерова Мария Тестовна', kinship: 'mother', birthDate: '1990-04-17', legalRepresentative: true,
};
const son = {
  fullName: 'Примеров Иван Тестович', kinship: 'son', birthDate: '2017-09-03', legalRepresentative: false,
};

/** The members as they are told when the family is entered. */
export const newMembersExample = [mother, son];

/** «Семья Примеровых», invented. */
export const newFamilyExample = {
  municipality: 'Примерский муниципальный район',
  address: 'г. Примерск, ул. Образцовая, д. 1, кв. 2',
  completeness: 'singleParent' as const,
  categories: ['disabledChild', 'singleParent'],
  contactPhone: '+7 900 000-00-00',
  members: newMembersExample,
};

export const familyExample = {
  ...newFamilyExample,
  id: '01940000-0000-7000-8000-000000000021',
  organisationId: '01940000-0000-7000-8000-000000000001',
  region: 'tatarstan',
  categoryNote: null,
  members: [
    { id: '01940000-0000-7000-8000-000000000031', ...mother, leftOn: null },
    { id: '01940000-0000-7000-8000-000000000032', ...son, leftOn: null },
  ],
  createdAt: '2026-01-12T06:00:00.000Z',
  version: 1,
};
