import { categories } from '../reference/categories.ts';
import { circumstances } from '../reference/circumstances.ts';
import type { RegulationSource, RuleName } from './regulation.ts';

type CompleteSource = RegulationSource & { rules: Required<{ [N in RuleName]: NonNullable<RegulationSource['rules'][N]> }> };

/** The answers where a region is silent. Complete: every rule has one. Clauses are those of this service's own base rules. */
export const base: CompleteSource = {
  code: 'base',
  version: 1,
  validFrom: '2015-01-01',
  region: 'base',
  timeZone: 'Europe/Moscow',
  title: {
    ru: 'Базовые правила социального сопровождения (статья 22 Федерального закона № 442-ФЗ)',
    en: 'Base rules of social accompaniment (article 22 of Federal Law 442-FZ)',
  },
  rules: {
    names: {
      clause: 'база, п. 1',
      value: {
        programme: {
          ru: 'индивидуальная программа социального сопровождения',
          en: 'individual programme of social accompaniment',
        },
        programmeShort: 'ИПСС',
      },
    },
    levels: {
      clause: 'база, п. 2',
      value: [
        { code: 'adaptation', severity: 1 },
        { code: 'basic', severity: 2 },
        { code: 'crisis', severity: 3 },
        { code: 'emergency', severity: 4 },
      ],
    },
    terms: {
      clause: 'база, п. 3',
      value: {
        adaptation: { longestMonths: 12, leastMonths: null },
        basic: { longestMonths: 12, leastMonths: null },
        crisis: { longestMonths: 6, leastMonths: null },
        emergency: { longestMonths: 3, leastMonths: null },
      },
    },
    caseload: { clause: 'база, п. 4', value: { counting: 'perLevel', mode: 'strict' } },
    caseloadLimits: {
      clause: 'база, п. 4',
      value: {
        adaptation: { families: 8 },
        basic: { families: 6 },
        crisis: { families: 4 },
        emergency: { countedWith: 'crisis' },
      },
    },
    grounds: {
      clause: 'база, п. 5',
      value: [
        { code: 'parentApplication', applicant: 'parent', source: false },
        { code: 'minorApplication', applicant: 'minor', ageFrom: 14, ageBelow: 18, source: false },
        { code: 'message', applicant: 'none', source: true },
      ],
    },
    categories: { clause: 'база, п. 6', value: categories.map(({ code }) => code) },
    circumstances: { clause: 'база, п. 6', value: circumstances.map(({ code }) => code) },
    steps: {
      clause: 'база, п. 7',
      value: [
        {
          code: 'identification',
          status: 'identified',
          gates: [
            { gate: 'ground', clause: 'база, п. 5' },
            { gate: 'consent', clause: 'база, п. 8' },
          ],
        },
        {
          code: 'assessment',
          status: 'assessment',
          gates: [
            { gate: 'curator', clause: 'база, п. 7' },
            { gate: 'paper', type: 'livingConditionsReport', clause: 'база, п. 7' },
            { gate: 'level', after: ['paper:livingConditionsReport'], clause: 'база, п. 7' },
          ],
        },
        {
          code: 'planning',
          status: 'planning',
          gates: [
            { gate: 'programmeDrafted', clause: 'база, п. 7' },
            { gate: 'programmeSubmitted', clause: 'база, п. 7' },
          ],
        },
        { code: 'decision', status: 'decision', gates: [{ gate: 'programmeApproved', clause: 'база, п. 9' }] },
        { code: 'agreement', status: 'agreement', gates: [{ gate: 'agreement', clause: 'база, п. 7' }] },
      ],
    },
    consent: { clause: 'база, п. 8', value: { notices: [30, 14] } },
    outsideSpecialists: { clause: 'база, п. 8', value: { consent: false, transferConsent: false } },
    registration: { clause: 'база, п. 7', value: { at: 'programmeApproved' } },
    decisions: {
      clause: 'база, п. 9',
      value: [
        { kind: 'approveProgramme', bodies: ['provider'], clause: 'база, п. 9' },
        { kind: 'returnProgramme', bodies: ['provider'], clause: 'база, п. 9' },
        { kind: 'rejectProgramme', bodies: ['provider'], clause: 'база, п. 9' },
        { kind: 'denyNeed', bodies: ['provider'], clause: 'база, п. 9' },
        { kind: 'extend', bodies: ['provider'], clause: 'база, п. 9' },
        { kind: 'changeLevel', bodies: ['provider'], clause: 'база, п. 9' },
        { kind: 'completeWithSuccess', bodies: ['provider'], clause: 'база, п. 9' },
        { kind: 'endWithoutSuccess', bodies: ['provider'], clause: 'база, п. 9' },
        { kind: 'endPostSupport', bodies: ['provider'], clause: 'база, п. 14' },
        { kind: 'changeRegulation', bodies: ['provider'], clause: 'база, п. 16' },
      ],
    },
    deadlines: { clause: 'база, п. 10', value: [] },
    municipalCouncil: { clause: 'база, п. 18', value: { refer: false } },
    agreement: { clause: 'база, п. 7', value: { familyDesiredResult: false } },
    reviews: { clause: 'база, п. 15', value: [] },
    reports: { clause: 'база, п. 15', value: [] },
    notices: { clause: 'база, п. 11', value: { programmeEnd: [30, 14, 7], postSupportCheck: 14, review: 14 } },
    escalation: { clause: 'база, п. 17', value: { workingDays: 3, commissionLevels: ['emergency'] } },
    endings: {
      clause: 'база, п. 12',
      value: [
        ending('success', 'completeWithSuccess'),
        ending('movedAway', 'endWithoutSuccess'),
        { ...ending('writtenRefusal', 'endWithoutSuccess'), paper: 'writtenRefusal' },
        ending('programmeBroken', 'endWithoutSuccess'),
        ending('illness', 'endWithoutSuccess'),
        ending('danger', 'endWithoutSuccess'),
      ],
    },
    extensions: { clause: 'база, п. 13', value: { max: null } },
    postSupport: { clause: 'база, п. 14', value: { after: ['success'], everyMonths: 3, forMonths: 12 } },
  },
};

function ending(code: string, decision: string) {
  return { code, decision, finalDiagnostics: false, measuresMarked: false, paper: null, clause: 'база, п. 12' };
}
