import type { RegulationSource } from '../regulation.ts';

/** Tatarstan's model programme, Appendix 1 to the ministry's order in force from 1 December 2017. */
export const tatarstan2017: RegulationSource = {
  code: 'tatarstan-2017',
  version: 1,
  validFrom: '2017-12-01',
  region: 'tatarstan',
  timeZone: 'Europe/Moscow',
  title: {
    ru: 'Модельная программа социального сопровождения семей с детьми, нуждающихся в социальной помощи, в Республике Татарстан',
    en: 'Model programme of social accompaniment of families with children in need of social help, Republic of Tatarstan',
  },
  rules: {
    names: {
      clause: 'п. 1.3',
      value: {
        programme: {
          ru: 'индивидуальная программа социального сопровождения семьи',
          en: 'individual programme of social accompaniment of the family',
        },
        programmeShort: 'ИПССС',
      },
    },
    levels: {
      clause: 'п. 4.8',
      value: [
        { code: 'adaptation', severity: 1 },
        { code: 'basic', severity: 2 },
        { code: 'crisis', severity: 3 },
      ],
    },
    terms: {
      clause: 'п. 5.7',
      value: {
        adaptation: { longestMonths: 12, leastMonths: null },
        basic: { longestMonths: 12, leastMonths: null },
        crisis: { longestMonths: 6, leastMonths: null },
      },
    },
    caseloadLimits: {
      clause: 'п. 5.6',
      value: { adaptation: { families: 8 }, basic: { families: 6 }, crisis: { families: 4 } },
    },
    grounds: {
      clause: 'п. 4.3',
      value: [
        { code: 'parentApplication', applicant: 'parent', source: false },
        { code: 'minorApplication', applicant: 'minor', ageFrom: 14, ageBelow: 18, source: false },
        { code: 'message', applicant: 'none', source: true },
      ],
    },
    categories: {
      clause: 'п. 3.1',
      value: [
        'fosterFamily', 'minorParents', 'manyChildren', 'disabledChild', 'childWithLimitedHealth', 'singleParent',
        'singleMother', 'singleFather', 'minorInConflictWithLaw', 'motherChangedHerMind', 'refugees', 'lowIncome', 'emergencyVictims',
        'disabledParents', 'restoredParents', 'other',
      ],
    },
    circumstances: {
      clause: 'прил. № 2',
      value: [
        'parentsUnemployed', 'childInFosterFamily', 'parentRemarried', 'childBornToMinorParents', 'firstYearAsRefugees',
        'lowParentingSkills', 'lowSocialOrLegalCompetence', 'parentIncapacity', 'childWithLimitedHealthUnderThree',
        'disabledChild', 'brokenFamilyRelations', 'parentChildConflicts', 'parentalRightsRestored', 'riskOfGivingUpNewborn',
        'riskOfGivingUpFosterChild', 'riskOfGivingUpDisabledChild', 'divorceInProgress', 'afterDivorce', 'childImprisoned',
        'childInConflictWithLaw', 'lowIncome', 'otherSigns',
      ],
    },
    steps: {
      clause: 'разд. 4; прил. № 4–11, разд. I–IV',
      value: [
        {
          code: 'identification',
          status: 'identified',
          gates: [
            { gate: 'ground', clause: 'п. 4.3' },
            { gate: 'consent', clause: 'база, п. 8', fromBase: true },
            { gate: 'paper', type: 'individualServicesProgramme', clause: 'прил. № 4–11, разд. I' },
          ],
        },
        {
          code: 'assessment',
          status: 'assessment',
          gates: [
            { gate: 'curator', clause: 'п. 4.5; прил. № 4–11, разд. II' },
            { gate: 'paper', type: 'personalDocuments', clause: 'прил. № 4–11, разд. III', after: ['curator'] },
            { gate: 'paper', type: 'livingConditionsReport', clause: 'п. 4.6; прил. № 4–11, разд. III', after: ['curator'] },
            { gate: 'paper', type: 'interviewResults', clause: 'прил. № 4–11, разд. III', after: ['curator'] },
            { gate: 'diagnostic', type: 'primary', clause: 'прил. № 4–11, разд. III', after: ['curator'] },
            { gate: 'level', clause: 'п. 4.8', after: ['paper:livingConditionsReport'] },
          ],
        },
        {
          code: 'planning',
          status: 'planning',
          gates: [
            { gate: 'programmeDrafted', clause: 'п. 4.6' },
            { gate: 'programmeSubmitted', clause: 'п. 4.11' },
          ],
        },
        { code: 'decision', status: 'decision', gates: [{ gate: 'programmeApproved', clause: 'п. 4.4, 4.11' }] },
        {
          code: 'agreement',
          status: 'agreement',
          gates: [
            { gate: 'programmeSigned', clause: 'п. 4.9' },
            { gate: 'copyHandedOver', clause: 'п. 4.9', after: ['programmeSigned'] },
          ],
        },
      ],
    },
    outsideSpecialists: { clause: 'п. 5.3', value: { consent: true, transferConsent: false } },
    registration: { clause: 'п. 4.11', value: { at: 'programmeApproved' } },
    decisions: {
      clause: 'п. 4.4, 4.11, 5.8',
      value: [
        { kind: 'approveProgramme', bodies: ['council'], clause: 'п. 4.4, 4.11' },
        { kind: 'returnProgramme', bodies: ['council'], clause: 'п. 4.11' },
        { kind: 'rejectProgramme', bodies: ['council'], clause: 'п. 4.4, 4.11' },
        { kind: 'denyNeed', bodies: ['council'], clause: 'п. 4.4' },
        { kind: 'extend', bodies: ['council'], clause: 'п. 5.8 «а»' },
        { kind: 'changeLevel', bodies: ['council'], clause: 'п. 4.4' },
        { kind: 'completeWithSuccess', bodies: ['council'], clause: 'п. 5.8 «б»' },
        { kind: 'endWithoutSuccess', bodies: ['council'], clause: 'п. 5.8 «в»' },
        { kind: 'changeRegulation', bodies: ['provider'], clause: 'база, п. 16', fromBase: true },
      ],
    },
    municipalCouncil: { clause: 'п. 4.13', value: { refer: true } },
    deadlines: {
      clause: 'п. 4.4',
      value: [
        {
          code: 'programmeApproval',
          from: 'ground',
          until: 'programmeApproved',
          term: { workingDays: 10 },
          ru: 'определение потребности и уровня, утверждение ИПССС',
          en: 'need and level determined, programme approved',
          clause: 'п. 4.4',
        },
      ],
    },
    reports: {
      clause: 'п. 5.2; прил. № 4–11, разд. VI',
      value: [
        {
          code: 'quarterlyToResourceCentre', everyMonths: 3, receiver: 'resourceCentre', clause: 'п. 5.2',
          ru: 'ежеквартальная отчётность в ресурсный центр', en: 'quarterly report to the resource centre',
        },
        {
          code: 'halfYearReport', everyMonths: 6, receiver: 'resourceCentre', clause: 'прил. № 4–11, разд. VI',
          ru: 'отчёт по социальному сопровождению за полугодие', en: 'half-year report on the accompaniment',
        },
        {
          code: 'yearReport', everyMonths: 12, receiver: 'resourceCentre', clause: 'прил. № 4–11, разд. VI',
          ru: 'отчёт по социальному сопровождению за год', en: 'report of the year on the accompaniment',
        },
      ],
    },
    endings: {
      clause: 'п. 5.8',
      value: [
        {
          code: 'success', decision: 'completeWithSuccess', finalDiagnostics: false, measuresMarked: true, paper: null,
          clause: 'п. 5.8 «б»',
        },
        {
          code: 'movedAway', decision: 'endWithoutSuccess', finalDiagnostics: false, measuresMarked: false, paper: null,
          clause: 'п. 5.8 «в»',
        },
        {
          code: 'writtenRefusal', decision: 'endWithoutSuccess', finalDiagnostics: false, measuresMarked: false,
          paper: 'writtenRefusal', clause: 'п. 5.8 «в»',
        },
      ],
    },
    postSupport: { clause: 'п. 5.9', value: { after: ['success'], everyMonths: 3, forMonths: 3 } },
  },
};
