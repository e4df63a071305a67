import { organisationExample } from '../schemas/organisation.ts';
import { familyExample } from '../families/family-example.ts';

// «Семья Показновых» of the demo: the case two days after the mother's application.

const applicant = '01990000-0000-7000-8004-000000000151';
const circumstances = [
  { code: 'disabledChild' },
  { code: 'otherSigns', note: 'Мать воспитывает ребёнка одна и не может работать полный день.' },
];

export const newCaseExample = {
  familyId: familyExample.id,
  date: '2026-01-12',
  ground: 'parentApplication',
  form: 'group' as const,
  applicantMemberId: applicant,
  circumstances,
};

export const caseSummaryExample = {
  id: '01940000-0000-7000-8000-000000000041',
  organisationId: organisationExample.id,
  region: 'tatarstan',
  municipality: familyExample.municipality,
  familyId: familyExample.id,
  form: 'group' as const,
  memberId: null,
  reopensCaseId: null,
  openedOn: '2026-01-12',
  ground: 'parentApplication',
  regulation: { code: 'tatarstan-2017', version: 1 },
  registerNumber: null,
  status: 'identified' as const,
  level: null,
  curatorId: null,
  startsOn: null,
  endsOn: null,
  externalIds: [],
  createdAt: '2026-01-12T06:00:00.000Z',
  version: 1,
};

const cited = (clause: string) => ({ regulation: 'tatarstan-2017', version: 1, clause, inherited: false });

const paperMissing = {
  code: 'gate.missing',
  text: 'Не выполнено условие: документ в деле: индивидуальная программа предоставления социальных услуг (ИППСУ).',
  textEn: 'A condition is not met: a paper in the case: individual programme of social services (ИППСУ).',
  gate: 'paper:individualServicesProgramme',
  citation: cited('прил. № 4–11, разд. I'),
};

export const caseExample = {
  ...caseSummaryExample,
  proposedLevel: null,
  circumstances,
  applicantMemberId: applicant,
  source: null,
  asOf: '2026-01-14',
  missing: [paperMissing],
  programme: null,
  deadlines: [
    {
      code: 'programmeApproval',
      subject: 'programmeApproval',
      text: 'определение потребности и уровня, утверждение ИПССС',
      textEn: 'need and level determined, programme approved',
      dueOn: '2026-01-26',
      lateAfter: '2026-01-26',
      provisional: false,
      metOn: null,
      state: 'open' as const,
      citation: cited('п. 4.4'),
    },
    {
      code: 'consentEnd',
      subject: 'consent',
      text: 'окончание срока согласия на обработку персональных данных',
      textEn: 'the consent to processing lapses',
      dueOn: '2027-01-12',
      lateAfter: '2027-01-12',
      provisional: false,
      metOn: null,
      state: 'open' as const,
      citation: { ...cited('база, п. 8'), inherited: true },
    },
  ],
  alerts: [],
  outcome: null,
  postSupport: null,
  consent: {
    state: 'given' as const, since: '2026-01-12', textVersion: '2026-1', validUntil: '2027-01-12',
    scope: ['processing', 'transferToExecutors', 'outsideSpecialists'], kept: [], stopped: [],
  },
  allowedActions: [
    { action: 'recordPaper:individualServicesProgramme', allowed: true, reasons: [] },
    { action: 'assignCurator', allowed: false, reasons: [paperMissing] },
  ],
};
