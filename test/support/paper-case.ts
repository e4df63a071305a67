import { assess } from '../../src/domain/case/assess.ts';
import type { Fact } from '../../src/domain/case/facts.ts';
import type { Family } from '../../src/domain/family.ts';
import type { DocumentData } from '../../src/domain/forms/document-data.ts';
import { calendar, tatarstan } from './histories.ts';

// One case in which everything happened that papers tell of, without a database. Everybody in it is plainly invented.

export const MOTHER = '01990000-0000-7000-8000-000000000001';
export const SON = '01990000-0000-7000-8000-000000000002';
export const GONE = '01990000-0000-7000-8000-000000000003';
export const CENTRE = '01990000-0000-7000-8000-00000000000c';
export const CLINIC = '01990000-0000-7000-8000-00000000000d';
export const SCHOOL = '01990000-0000-7000-8000-00000000000e';
export const CURATOR = '01990000-0000-7000-8000-00000000000f';

export const family: Family = {
  id: '01990000-0000-7000-8000-0000000000fa', organisationId: CENTRE, region: 'tatarstan', municipality: 'Примерский муниципальный район',
  address: 'г. Примерск, ул. Образцовая, д. 1, кв. 2', completeness: 'singleParent', categories: [
    'disabledChild', 'singleParent', 'singleMother', 'other',
  ],
  categoryNote: 'семья военнослужащего', contactPhone: '+7 900 000-00-00',
  members: [
    {
      id: MOTHER, fullName: 'Примерова Мария Тестовна', kinship: 'mother', birthDate: '1990-04-17', legalRepresentative: true,
      leftOn: null,
    },
    { id: SON, fullName: 'Примеров Иван Тестович', kinship: 'son', birthDate: '2017-09-03', legalRepresentative: false, leftOn: null },
    {
      id: GONE, fullName: 'Отбывшева Нина Тестовна', kinship: 'grandmother', birthDate: '1960-01-01', legalRepresentative: false,
      leftOn: '2026-01-31',
    },
  ],
  createdAt: '2026-01-12T06:00:00.000Z', erasedOn: null, version: 1,
};

type Told = { [K in Fact['kind']]: Omit<Extract<Fact, { kind: K }>, 'seq' | 'recordedAt' | 'recordedBy' | 'id'> }[Fact['kind']];

const people = {
  membersPresent: [{ name: 'Директорова Елена Примеровна', position: 'директор' }], family: { invited: true, attended: true },
  outsideParticipants: [{ name: 'Врачев Олег Тестович', organisation: 'Поликлиника № 0 «Образцовая»' }],
};

const told: Told[] = [
  {
    kind: 'opened', on: '2026-03-02',
    data: {
      ground: 'message', form: 'group', source: { sender: 'Школа № 0', channel: 'electronic' },
      circumstances: [{ code: 'disabledChild' }, { code: 'lowIncome' }, { code: 'otherSigns', note: 'частая смена жилья' }],
    },
  },
  {
    kind: 'consent', on: '2026-03-02',
    data: {
      memberId: MOTHER, textVersion: '2026-1', signedOn: '2026-03-01', validUntil: '2028-03-01',
      scope: ['processing', 'transferToExecutors', 'outsideSpecialists'],
    },
  },
  {
    kind: 'paper', on: '2026-03-02',
    data: { type: 'application', number: 'З-7', memberId: MOTHER, details: { text: 'Прошу помочь с лечением сына' } },
  },
  {
    kind: 'paper', on: '2026-03-03',
    data: { type: 'individualServicesProgramme', number: 'ИППСУ-15', issuedOn: '2026-03-03', issuer: 'Отдел социальной защиты' },
  },
  { kind: 'curatorAssignment', on: '2026-03-03', data: { specialistId: CURATOR, reason: 'Приказ № 3' } },
  {
    kind: 'paper', on: '2026-03-04',
    data: { type: 'personalDocuments', details: { documents: [{ name: 'свидетельство о рождении', memberId: SON }] } },
  },
  {
    kind: 'paper', on: '2026-03-04',
    data: {
      type: 'livingConditionsReport', number: 'А-4', issuedOn: '2026-03-04',
      details: {
        specialistNames: ['Обследова Инна Тестовна', 'Комиссарова Ольга Тестовна'], conclusion: 'Условия удовлетворительные',
        housing: {
          kind: 'двухкомнатная квартира', ownership: 'собственность', rooms: 2, areaSquareMetres: 43.5,
          amenities: 'со всеми удобствами', childPlace: 'отдельный стол и кровать',
        },
      },
    },
  },
  {
    kind: 'paper', on: '2026-03-05',
    data: { type: 'interviewResults', details: { method: 'conversation', summary: 'Семья готова сотрудничать' } },
  },
  {
    kind: 'diagnostic', on: '2026-03-05',
    data: { kind: 'primary', conclusion: 'Нужна медицинская помощь', specialistName: 'Психологова Ольга Примеровна', memberIds: [SON] },
  },
  { kind: 'levelAssignment', on: '2026-03-06', data: { level: 'crisis', reason: 'По обстоятельствам семьи' } },
  { kind: 'programme', on: '2026-03-06', data: {
    number: 1, level: 'crisis', termMonths: 6, goal: 'Вернуть семье устойчивость',
    tasks: ['Организовать лечение', 'Найти работу матери'], expectedResults: 'Семья справляется сама',
    familyDesiredResult: 'Чтобы сын пошёл в школу',
    measures: [
      {
        number: 1, helpType: 'social', title: 'Содействие в трудоустройстве', dueOn: '2026-08-31', targetMemberIds: [MOTHER],
        executor: { kind: 'curator' }, coExecutors: [], place: 'центр занятости',
      },
      {
        number: 2, helpType: 'medical', title: 'Содействие в получении путёвки', dueOn: '2026-05-15', targetMemberIds: [SON],
        executor: { kind: 'organisation', organisationId: CLINIC },
        coExecutors: [{ kind: 'organisation', organisationId: SCHOOL }, { kind: 'familyMember', memberId: MOTHER }],
      },
      {
        number: 3, helpType: 'pedagogical', title: 'Индивидуальное обучение.', dueOn: '2026-06-30', targetMemberIds: [SON],
        executor: { kind: 'organisation', organisationId: SCHOOL }, coExecutors: [],
      },
    ],
  } },
  { kind: 'submission', on: '2026-03-10', data: { programmeNumber: 1, body: 'council' } },
  {
    kind: 'decision', on: '2026-03-11',
    data: { kind: 'approveProgramme', body: 'council', number: 'К-7', programmeNumber: 1, ...people, text: 'Программу утвердить' },
  },
  { kind: 'registration', on: '2026-03-11', data: { year: 2026, number: 15 } },
  { kind: 'signature', on: '2026-03-12', data: { programmeNumber: 1, act: 'signed', signer: 'family', memberId: MOTHER } },
  {
    kind: 'signature', on: '2026-03-12',
    data: { programmeNumber: 1, act: 'signed', signer: 'director', name: 'Директорова Елена Примеровна' },
  },
  {
    kind: 'signature', on: '2026-03-12',
    data: { programmeNumber: 1, act: 'signed', signer: 'headOfService', name: 'Начальникова Вера Тестовна' },
  },
  { kind: 'signature', on: '2026-03-13', data: { programmeNumber: 1, act: 'copyHandedOver', signer: 'family', memberId: MOTHER } },
  { kind: 'agreement', on: '2026-03-13', data: { number: 'Д-12', memberId: MOTHER, familyDesiredResult: 'Чтобы сын пошёл в школу' } },
  {
    kind: 'distribution', on: '2026-03-16',
    data: { programmeNumber: 1, recipients: [{ name: 'Поликлиника № 0 «Образцовая»', organisationId: CLINIC }] },
  },
  {
    kind: 'letter', on: '2026-03-16',
    data: {
      to: { name: 'Поликлиника № 0 «Образцовая»', organisationId: CLINIC }, kind: 'letter', channel: 'written',
      subject: 'о путёвке для ребёнка', text: 'Просим ускорить выдачу.', number: 'И-44', answerDueOn: '2026-04-01',
      personalData: true,
    },
  },
  { kind: 'execution', on: '2026-05-10', data: { programmeNumber: 1, measureNumber: 2, result: 'done', outcome: 'путёвка получена' } },
  { kind: 'execution', on: '2026-06-29', data: { programmeNumber: 1, measureNumber: 3, result: 'notDone', reason: 'ребёнок болел' } },
  { kind: 'review', on: '2026-06-15', data: { kind: 'monitoring', findings: 'Обстановка улучшилась', proposals: 'Продолжать' } },
  { kind: 'execution', on: '2026-08-20', data: { programmeNumber: 1, measureNumber: 1, result: 'done' } },
  {
    kind: 'diagnostic', on: '2026-08-25',
    data: {
      kind: 'final', conclusion: 'Семья окрепла', effectiveness: 'высокая', recommendations: 'Наблюдаться у врача',
      memberIds: [SON],
    },
  },
  {
    kind: 'decision', on: '2026-08-28',
    data: {
      kind: 'completeWithSuccess', body: 'council', number: 'К-31', ...people, text: 'Сопровождение завершить',
      recommendations: 'Посещать клуб',
    },
  },
  {
    kind: 'questionnaire', on: '2026-09-01',
    data: { memberId: MOTHER, channel: 'phone', satisfaction: 5, overcame: 'yes', answers: { attitude: 4, clarity: 5 }, text: 'Спасибо психологу' },
  },
  { kind: 'questionnaire', on: '2026-09-02', data: { channel: 'online', satisfaction: 2, overcame: 'partly' } },
];

/** The facts up to and including a day. */
export function factsUpTo(day: string): Fact[] {
  return told.filter(({ on }) => on <= day).map((one, index): Fact => ({
    ...one, id: `01990000-0000-7000-8000-0000000001${String(index).padStart(2, '0')}`, seq: index + 1,
    recordedAt: `${one.on}T09:00:00.000Z`, recordedBy: 'test',
  }));
}

/** The whole case as papers see it on a day. */
export function paperCase(today = '2026-10-01', changes: Partial<DocumentData> = {}): DocumentData {
  return {
    regulation: tatarstan, family, memberId: null, organisation: {
      id: CENTRE, name: 'Центр помощи семье «Пример»', municipality: family.municipality,
    },
    situation: assess(tatarstan, calendar, factsUpTo(today), today).situation,
    organisations: new Map([[CENTRE, 'Центр помощи семье «Пример»'], [CLINIC, 'Поликлиника № 0 «Образцовая»'], [SCHOOL, 'Школа № 0']]),
    specialists: new Map([[CURATOR, { name: 'Кураторова Анна Тестовна', position: 'специалист по работе с семьёй' }]]),
    ...changes,
  };
}
