import type { RegulationSource } from '../../src/domain/regulations/regulation.ts';
import { resolveRegulation } from '../../src/domain/regulations/resolve.ts';

const bodies = ['kdn'];

/**
 * A region that does not exist and has nothing in common with the real ones: other levels and months, the agreement first, the
 * signature before the approval, another deciding body, families weighed together, one extension, checks after two outcomes.
 */
export const inventedSource: RegulationSource = {
  code: 'invented', version: 3, validFrom: '2020-01-01', region: 'nowhere', timeZone: 'Asia/Magadan',
  title: { ru: 'Вымышленный порядок', en: 'An invented regulation' },
  rules: {
    levels: { clause: 'ст. 1', value: [{ code: 'green', severity: 1 }, { code: 'violet', severity: 2 }, { code: 'red', severity: 3 }] },
    terms: {
      clause: 'ст. 2',
      value: {
        green: { longestMonths: 5, leastMonths: 3 }, violet: { longestMonths: 4, leastMonths: null }, red: { longestMonths: 2, leastMonths: null },
      },
    },
    caseload: { clause: 'ст. 3', value: { counting: 'weighted', mode: 'overridable' } },
    caseloadLimits: { clause: 'ст. 4', value: { green: { families: 10 }, violet: { countedWith: 'red' }, red: { families: 3 } } },
    steps: {
      clause: 'ст. 5',
      value: [
        { code: 'contact', status: 'identified', gates: [{ gate: 'ground', clause: 'ст. 5 ч. 1' }, { gate: 'paper', type: 'cooperationConsent', clause: 'ст. 5 ч. 2' }] },
        { code: 'bond', status: 'agreement', gates: [{ gate: 'agreement', clause: 'ст. 5 ч. 3' }] },
        { code: 'look', status: 'assessment', gates: [{ gate: 'level', clause: 'ст. 5 ч. 4' }, { gate: 'curator', after: ['level'], clause: 'ст. 5 ч. 5' }] },
        {
          code: 'plan', status: 'planning',
          gates: [
            { gate: 'programmeDrafted', clause: 'ст. 5 ч. 6' }, { gate: 'programmeSigned', after: ['programmeDrafted'], clause: 'ст. 5 ч. 7' },
            { gate: 'programmeSubmitted', after: ['programmeSigned'], clause: 'ст. 5 ч. 8' },
          ],
        },
        { code: 'word', status: 'decision', gates: [{ gate: 'programmeApproved', clause: 'ст. 5 ч. 9' }] },
      ],
    },
    registration: { clause: 'ст. 6', value: { at: 'agreement' } },
    decisions: {
      clause: 'ст. 7',
      value: ['approveProgramme', 'returnProgramme', 'extend', 'changeLevel', 'completeWithSuccess', 'endWithoutSuccess']
        .map((kind) => ({ kind, bodies, clause: 'ст. 7' })),
    },
    deadlines: {
      clause: 'ст. 8',
      value: [{ code: 'soon', from: 'agreement', until: 'programmeApproved', term: { months: 1 }, ru: 'скоро', en: 'soon', clause: 'ст. 8' }],
    },
    endings: {
      clause: 'ст. 9',
      value: [
        { code: 'success', decision: 'completeWithSuccess', finalDiagnostics: true, measuresMarked: false, paper: null, clause: 'ст. 9 ч. 1' },
        { code: 'danger', decision: 'endWithoutSuccess', finalDiagnostics: false, measuresMarked: false, paper: null, clause: 'ст. 9 ч. 2' },
        { code: 'illness', decision: 'endWithoutSuccess', finalDiagnostics: false, measuresMarked: false, paper: 'other', clause: 'ст. 9 ч. 3' },
      ],
    },
    extensions: { clause: 'ст. 10', value: { max: 1 } },
    postSupport: { clause: 'ст. 11', value: { after: ['success', 'danger'], everyMonths: 2, forMonths: 7 } },
  },
};

export const invented = resolveRegulation(inventedSource);
