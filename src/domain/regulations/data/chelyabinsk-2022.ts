import type { RegulationSource } from '../regulation.ts';

/**
 * The order (порядок) of the Chelyabinsk regional centre «Семья», 2022. The text names the year only; the day is assumed to be that of
 * the centre's order № 209 which it cites (п. 1.1), as it cannot be older.
 */
export const chelyabinsk2022: RegulationSource = {
  code: 'chelyabinsk-2022',
  version: 1,
  validFrom: '2022-06-10',
  region: 'chelyabinsk',
  timeZone: 'Asia/Yekaterinburg',
  title: {
    ru: 'Порядок составления индивидуальной программы социального сопровождения семей с детьми, Челябинская область',
    en: 'Order of drawing up the individual programme of social accompaniment of families with children, Chelyabinsk region',
  },
  rules: {
    names: {
      clause: 'п. 1.1',
      value: {
        programme: {
          ru: 'индивидуальная программа социального сопровождения',
          en: 'individual programme of social accompaniment',
        },
        programmeShort: 'ИПСС',
      },
    },
    levels: {
      clause: 'п. 2.8–2.11',
      value: [
        { code: 'adaptation', severity: 1 },
        { code: 'basic', severity: 2 },
        { code: 'crisis', severity: 3 },
        { code: 'emergency', severity: 4 },
      ],
    },
    terms: {
      clause: 'п. 2.8–2.11',
      value: {
        adaptation: { longestMonths: 12, leastMonths: null },
        basic: { longestMonths: 12, leastMonths: null },
        crisis: { longestMonths: 6, leastMonths: null },
        emergency: { longestMonths: 3, leastMonths: null },
      },
    },
    categories: {
      clause: 'п. 1.4',
      value: [
        'fosterFamily', 'disabledChild', 'childWithLimitedHealth', 'manyChildren', 'lowIncome', 'intendsToGiveUpChild',
        'singleParent', 'sociallyDangerous', 'refugees', 'parentAddiction',
      ],
    },
    circumstances: {
      clause: 'п. 1.5',
      value: [
        'violenceAgainstChild', 'conflictThreateningLife', 'parentChildCrisis', 'noClothingOrMeals', 'unsanitaryHome',
        'lossOfParentalControl', 'unmetMedicalNeed', 'unmetAccessibilityNeed',
      ],
    },
    steps: {
      clause: 'п. 3.1–3.4',
      value: [
        {
          code: 'identification',
          status: 'identified',
          gates: [
            { gate: 'ground', clause: 'база, п. 5', fromBase: true },
            { gate: 'consent', clause: 'база, п. 8', fromBase: true },
          ],
        },
        {
          code: 'assessment',
          status: 'assessment',
          gates: [
            { gate: 'curator', clause: 'п. 3.1' },
            { gate: 'paper', type: 'personalDocuments', clause: 'п. 3.2', after: ['curator'] },
          ],
        },
        { code: 'agreement', status: 'agreement', gates: [{ gate: 'agreement', clause: 'п. 3.2.1' }] },
        {
          code: 'planning',
          status: 'planning',
          gates: [
            { gate: 'diagnostic', type: 'primary', clause: 'п. 3.2.1' },
            { gate: 'paper', type: 'livingConditionsReport', clause: 'база, п. 7', fromBase: true },
            {
              gate: 'level', clause: 'база, п. 7', fromBase: true, after: ['diagnostic:primary', 'paper:livingConditionsReport'],
            },
            { gate: 'programmeDrafted', clause: 'п. 3.2.1', after: ['level'] },
            { gate: 'programmeSubmitted', clause: 'база, п. 7', fromBase: true, after: ['programmeDrafted'] },
          ],
        },
        { code: 'decision', status: 'decision', gates: [{ gate: 'programmeApproved', clause: 'п. 3.4' }] },
      ],
    },
    deadlines: {
      clause: 'п. 3.2.1',
      value: [
        {
          code: 'programmeDrafting',
          from: 'agreement',
          until: 'programmeDrafted',
          term: { workingDays: 10 },
          ru: 'формирование ИПСС со дня заключения соглашения',
          en: 'programme formed, counted from the agreement',
          clause: 'п. 3.2.1',
        },
      ],
    },
    endings: {
      clause: 'п. 3.5',
      value: [
        {
          code: 'success', decision: 'completeWithSuccess', finalDiagnostics: true, measuresMarked: false, paper: null,
          clause: 'п. 3.5',
        },
        ...['movedAway', 'programmeBroken', 'illness', 'danger'].map((code) => ({
          code, decision: 'endWithoutSuccess', finalDiagnostics: false, measuresMarked: false, paper: null, clause: 'база, п. 12', fromBase: true,
        })),
        {
          code: 'writtenRefusal', decision: 'endWithoutSuccess', finalDiagnostics: false, measuresMarked: false,
          paper: 'writtenRefusal', clause: 'база, п. 12', fromBase: true,
        },
      ],
    },
    // The text sets the rhythm and no limit: how long, the base rules say.
    postSupport: {
      clause: 'п. 3.2.1; 12 месяцев — база, п. 14',
      value: {
        after: ['success', 'movedAway', 'programmeBroken', 'illness', 'danger', 'writtenRefusal'],
        everyMonths: 3,
        forMonths: 12,
      },
    },
  },
};
