import type { RegulationSource } from '../regulation.ts';

/** Magadan region's model programme, approved by the regional commission on 20 April 2017, № 2.3-П/25. */
export const magadan2017: RegulationSource = {
  code: 'magadan-2017',
  version: 1,
  validFrom: '2017-04-20',
  region: 'magadan',
  timeZone: 'Asia/Magadan',
  title: {
    ru: 'Модельная программа социального сопровождения семей с детьми, Магаданская область',
    en: 'Model programme of social accompaniment of families with children, Magadan region',
  },
  rules: {
    names: {
      clause: 'алгоритм, п. 2, 3',
      value: {
        programme: {
          ru: 'индивидуальная программа социального сопровождения',
          en: 'individual programme of social accompaniment',
        },
        programmeShort: 'ИПСС',
      },
    },
    levels: {
      clause: 'алгоритм, п. 2',
      value: [
        { code: 'adaptation', severity: 1 },
        { code: 'basic', severity: 2 },
        { code: 'crisis', severity: 3 },
        { code: 'emergency', severity: 4 },
      ],
    },
    grounds: {
      clause: 'алгоритм, п. 1',
      value: [
        { code: 'parentApplication', applicant: 'parent', source: false },
        { code: 'minorApplication', applicant: 'minor', ageAfter: 10, ageBelow: 18, source: false },
        { code: 'message', applicant: 'none', source: true },
      ],
    },
    categories: {
      clause: 'перечень категорий семей',
      value: [
        'fosterFamily', 'disabledChild', 'childWithLimitedHealth', 'manyChildren', 'lowIncome', 'intendsToGiveUpChild',
        'singleParent', 'sociallyDangerous', 'refugees', 'parentAddiction', 'minorInConflictWithLaw', 'womenInDifficulty',
      ],
    },
    steps: {
      clause: 'алгоритм, п. 1–5',
      value: [
        {
          code: 'identification',
          status: 'identified',
          gates: [
            { gate: 'ground', clause: 'алгоритм, п. 1' },
            { gate: 'consent', clause: 'база, п. 8', fromBase: true },
          ],
        },
        {
          code: 'assessment',
          status: 'assessment',
          gates: [
            { gate: 'paper', type: 'livingConditionsReport', clause: 'алгоритм, п. 2' },
            { gate: 'paper', type: 'needAssessment', clause: 'алгоритм, п. 2', after: ['paper:livingConditionsReport'] },
            { gate: 'curator', clause: 'алгоритм, п. 2', after: ['paper:needAssessment'] },
            { gate: 'level', clause: 'алгоритм, п. 2', after: ['curator'] },
          ],
        },
        {
          code: 'planning',
          status: 'planning',
          gates: [
            { gate: 'programmeDrafted', clause: 'алгоритм, п. 3' },
            { gate: 'programmeSubmitted', clause: 'алгоритм, п. 4' },
          ],
        },
        { code: 'decision', status: 'decision', gates: [{ gate: 'programmeApproved', clause: 'алгоритм, п. 4' }] },
        { code: 'agreement', status: 'agreement', gates: [{ gate: 'agreement', clause: 'алгоритм, п. 5' }] },
      ],
    },
    decisions: {
      clause: 'алгоритм, п. 4',
      value: [
        { kind: 'approveProgramme', bodies: ['workingGroup'], clause: 'алгоритм, п. 4' },
        { kind: 'returnProgramme', bodies: ['workingGroup'], clause: 'алгоритм, п. 4' },
        { kind: 'rejectProgramme', bodies: ['workingGroup'], clause: 'алгоритм, п. 4' },
        { kind: 'denyNeed', bodies: ['workingGroup'], clause: 'алгоритм, п. 4' },
        { kind: 'extend', bodies: ['provider'], clause: 'база, п. 9', fromBase: true },
        { kind: 'changeLevel', bodies: ['provider'], clause: 'база, п. 9', fromBase: true },
        { kind: 'completeWithSuccess', bodies: ['provider'], clause: 'база, п. 9', fromBase: true },
        { kind: 'endWithoutSuccess', bodies: ['provider'], clause: 'база, п. 9', fromBase: true },
        { kind: 'endPostSupport', bodies: ['provider'], clause: 'база, п. 14', fromBase: true },
        { kind: 'changeRegulation', bodies: ['provider'], clause: 'база, п. 16', fromBase: true },
      ],
    },
  },
};
