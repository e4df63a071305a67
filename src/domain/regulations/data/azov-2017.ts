import type { RegulationSource } from '../regulation.ts';

/** The city of Azov, Rostov region: memo on the order approved by the city's resolution № 1835 of 14 August 2017. */
export const azov2017: RegulationSource = {
  code: 'azov-2017',
  version: 1,
  validFrom: '2017-08-14',
  region: 'azov',
  timeZone: 'Europe/Moscow',
  title: {
    ru: 'Порядок межведомственного взаимодействия по организации социального сопровождения семей с детьми, город Азов',
    en: 'Order of interagency work on the social accompaniment of families with children, the city of Azov',
  },
  rules: {
    names: {
      clause: '2 этап',
      value: {
        programme: {
          ru: 'индивидуальная программа социального сопровождения',
          en: 'individual programme of social accompaniment',
        },
        programmeShort: 'ИПССС',
      },
    },
    grounds: {
      clause: '2 этап',
      value: [
        { code: 'message', applicant: 'none', source: true },
        { code: 'parentApplication', applicant: 'parent', source: false },
        { code: 'kdnResolution', applicant: 'none', source: false },
      ],
    },
    steps: {
      clause: '2–4 этапы',
      value: [
        {
          code: 'identification',
          status: 'identified',
          gates: [
            { gate: 'ground', clause: '2 этап' },
            { gate: 'consent', clause: 'база, п. 8', fromBase: true },
          ],
        },
        {
          code: 'assessment',
          status: 'assessment',
          gates: [
            { gate: 'curator', clause: 'база, п. 7', fromBase: true },
            { gate: 'paper', type: 'personalDocuments', clause: '2 этап' },
            { gate: 'paper', type: 'livingConditionsReport', clause: 'база, п. 7', fromBase: true },
            { gate: 'level', clause: 'база, п. 7', fromBase: true, after: ['paper:livingConditionsReport'] },
          ],
        },
        {
          code: 'planning',
          status: 'planning',
          gates: [
            { gate: 'programmeDrafted', clause: '2 этап' },
            { gate: 'programmeSubmitted', clause: 'база, п. 7', fromBase: true },
          ],
        },
        { code: 'decision', status: 'decision', gates: [{ gate: 'programmeApproved', clause: '2 этап' }] },
        { code: 'helpTypes', status: 'agreement', gates: [{ gate: 'paper', type: 'needAssessment', clause: '3 этап' }] },
      ],
    },
    registration: { clause: '2 этап', value: { at: 'programmeApproved' } },
    decisions: {
      clause: '4, 5 этапы',
      value: [
        { kind: 'approveProgramme', bodies: ['provider'], clause: 'база, п. 9', fromBase: true },
        { kind: 'returnProgramme', bodies: ['provider'], clause: 'база, п. 9', fromBase: true },
        { kind: 'rejectProgramme', bodies: ['provider'], clause: 'база, п. 9', fromBase: true },
        { kind: 'denyNeed', bodies: ['provider'], clause: 'база, п. 9', fromBase: true },
        { kind: 'changeLevel', bodies: ['provider'], clause: 'база, п. 9', fromBase: true },
        { kind: 'extend', bodies: ['kdn'], clause: '5 этап' },
        { kind: 'completeWithSuccess', bodies: ['kdn'], clause: '4, 5 этапы' },
        { kind: 'endWithoutSuccess', bodies: ['kdn'], clause: '5 этап' },
        { kind: 'endPostSupport', bodies: ['provider'], clause: 'база, п. 14', fromBase: true },
        { kind: 'changeRegulation', bodies: ['provider'], clause: 'база, п. 16', fromBase: true },
      ],
    },
    reviews: {
      clause: '4 этап',
      value: [
        {
          code: 'kdnQuarterly', everyMonths: 3, body: 'kdn', clause: '4 этап',
          ru: 'рассмотрение результатов на заседании КДНиЗП', en: 'results looked at by the commission on minors’ affairs',
        },
      ],
    },
    reports: {
      clause: '4 этап',
      value: [
        {
          code: 'quarterlyToMinistry', everyMonths: 3, receiver: 'ministry', clause: '4 этап',
          ru: 'ежеквартальный отчёт в министерство', en: 'quarterly report to the ministry',
        },
      ],
    },
    endings: {
      clause: '5 этап',
      value: [
        {
          code: 'success', decision: 'completeWithSuccess', finalDiagnostics: false, measuresMarked: false, paper: null,
          clause: '4, 5 этапы',
        },
        {
          code: 'parentApplication', decision: 'endWithoutSuccess', finalDiagnostics: false, measuresMarked: false,
          paper: 'writtenRefusal', clause: '5 этап',
        },
        ...['movedAway', 'illness', 'danger'].map((code) => ({
          code, decision: 'endWithoutSuccess', finalDiagnostics: false, measuresMarked: false, paper: null, clause: '5 этап',
        })),
      ],
    },
  },
};
