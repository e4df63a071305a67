import type { RegulationSource } from '../regulation.ts';

/** Valuyki, Belgorod region: the technology of accompaniment by a «социальный участковый». The text has no date: the day is assumed. */
export const valuyki: RegulationSource = {
  code: 'valuyki',
  version: 1,
  validFrom: '2018-01-01',
  region: 'valuyki',
  timeZone: 'Europe/Moscow',
  title: {
    ru: 'Технология социального сопровождения семей с детьми «социальным участковым», г. Валуйки',
    en: 'Social accompaniment of families with children by a district social worker, Valuyki',
  },
  rules: {
    names: {
      clause: 'этап 6',
      value: {
        programme: {
          ru: 'индивидуальная программа социального сопровождения',
          en: 'individual programme of social accompaniment',
        },
        programmeShort: 'ИПС',
      },
    },
    levels: {
      clause: 'разд. «Уровни социального сопровождения»',
      value: [
        { code: 'adaptation', severity: 1 },
        { code: 'basic', severity: 2 },
        { code: 'crisis', severity: 3 },
        { code: 'emergency', severity: 4 },
      ],
    },
    terms: {
      clause: 'разд. «Уровни социального сопровождения»',
      value: {
        adaptation: { longestMonths: 12, leastMonths: null },
        basic: { longestMonths: 12, leastMonths: null },
        crisis: { longestMonths: 6, leastMonths: null },
        emergency: { longestMonths: 3, leastMonths: null },
      },
    },
    grounds: {
      clause: 'этапы, вводная часть',
      value: [
        { code: 'selfReferral', applicant: 'parent', source: false },
        { code: 'message', applicant: 'none', source: true },
      ],
    },
    steps: {
      clause: 'этапы 1–8',
      value: [
        {
          code: 'identification',
          status: 'identified',
          gates: [
            { gate: 'ground', clause: 'этапы, вводная часть' },
            { gate: 'paper', type: 'cooperationConsent', clause: 'этап 1' },
            { gate: 'paper', type: 'application', clause: 'этап 1', after: ['paper:cooperationConsent'] },
          ],
        },
        {
          code: 'assessment',
          status: 'assessment',
          gates: [
            { gate: 'curator', clause: 'этап 2' },
            { gate: 'paper', type: 'livingConditionsReport', clause: 'этап 3', after: ['curator'] },
            { gate: 'paper', type: 'familyPassport', clause: 'этап 4', after: ['paper:livingConditionsReport'] },
            { gate: 'consent', clause: 'этап 4', after: ['paper:livingConditionsReport'] },
            { gate: 'paper', type: 'needAssessment', clause: 'этап 5', after: ['paper:familyPassport', 'consent'] },
            { gate: 'level', clause: 'этап 5', after: ['paper:needAssessment'] },
          ],
        },
        {
          code: 'planning',
          status: 'planning',
          gates: [
            { gate: 'programmeDrafted', clause: 'этап 6' },
            { gate: 'programmeSubmitted', clause: 'база, п. 7', fromBase: true },
          ],
        },
        { code: 'decision', status: 'decision', gates: [{ gate: 'programmeApproved', clause: 'этап 8' }] },
        {
          code: 'agreement',
          status: 'agreement',
          gates: [
            { gate: 'agreement', clause: 'этап 7' },
            { gate: 'programmeSent', clause: 'этап 8', after: ['agreement'] },
          ],
        },
      ],
    },
    agreement: { clause: 'этап 7', value: { familyDesiredResult: true } },
    endings: {
      clause: 'этапы 9–11',
      value: [
        {
          code: 'success', decision: 'completeWithSuccess', finalDiagnostics: true, measuresMarked: false, paper: null,
          clause: 'этапы 9, 10',
        },
        {
          code: 'writtenRefusal', decision: 'endWithoutSuccess', finalDiagnostics: false, measuresMarked: false,
          paper: 'writtenRefusal', clause: 'этап 11',
        },
        {
          code: 'programmeBroken', decision: 'endWithoutSuccess', finalDiagnostics: false, measuresMarked: false, paper: null,
          clause: 'этап 11',
        },
      ],
    },
  },
};
