import type { RegulationSource } from '../../src/domain/regulations/regulation.ts';

const byKdn = ['approveProgramme', 'returnProgramme', 'extend', 'changeLevel', 'completeWithSuccess', 'endWithoutSuccess'];
const ending = { finalDiagnostics: false, measuresMarked: false, paper: null };

/**
 * A sixth region that does not exist: two levels of its own and odd terms, families weighed together, a limit that a head may exceed,
 * the agreement first, the commission approves and reviews, one extension, a watch of five months. This file is all there is of it.
 */
export const sixthRegion: RegulationSource = {
  code: 'sixth-2026', version: 4, validFrom: '2026-01-01', region: 'sixth', timeZone: 'Asia/Kamchatka',
  title: { ru: 'Вымышленный порядок шестого региона', en: 'An invented regulation of a sixth region' },
  rules: {
    names: { clause: 'ст. 1', value: { programme: { ru: 'маршрут семьи', en: 'the family’s route' }, programmeShort: 'МС' } },
    levels: { clause: 'ст. 2', value: [{ code: 'calm', severity: 1 }, { code: 'storm', severity: 7 }] },
    terms: {
      clause: 'ст. 3', value: { calm: { longestMonths: 9, leastMonths: 4 }, storm: { longestMonths: 5, leastMonths: null } },
    },
    caseload: { clause: 'ст. 4', value: { counting: 'weighted', mode: 'overridable' } },
    caseloadLimits: { clause: 'ст. 5', value: { calm: { families: 3 }, storm: { families: 2 } } },
    steps: {
      clause: 'ст. 6',
      value: [
        {
          code: 'handshake', status: 'agreement',
          gates: [{ gate: 'ground', clause: 'ст. 6.1' }, { gate: 'agreement', clause: 'ст. 6.2' }],
        },
        {
          code: 'look', status: 'assessment',
          gates: [
            { gate: 'level', clause: 'ст. 6.3' }, { gate: 'curator', clause: 'ст. 6.4', after: ['level'] },
            { gate: 'paper', type: 'interviewResults', clause: 'ст. 6.5', after: ['curator'] },
          ],
        },
        {
          code: 'route', status: 'planning',
          gates: [{ gate: 'programmeDrafted', clause: 'ст. 6.6' }, { gate: 'programmeSubmitted', clause: 'ст. 6.7' }],
        },
        { code: 'word', status: 'decision', gates: [{ gate: 'programmeApproved', clause: 'ст. 6.8' }] },
        { code: 'news', status: 'agreement', gates: [{ gate: 'programmeSent', clause: 'ст. 6.9' }] },
      ],
    },
    registration: { clause: 'ст. 7', value: { at: 'agreement' } },
    decisions: { clause: 'ст. 8', value: byKdn.map((kind) => ({ kind, bodies: ['kdn'], clause: 'ст. 8' })) },
    deadlines: {
      clause: 'ст. 9',
      value: [{
        code: 'wordSoon', from: 'agreement', until: 'programmeApproved', term: { months: 1 }, clause: 'ст. 9',
        ru: 'решение комиссии', en: 'the commission’s word',
      }],
    },
    reviews: {
      clause: 'ст. 10',
      value: [{ code: 'walkRound', everyMonths: 2, body: 'kdn', clause: 'ст. 10', ru: 'обход семьи', en: 'a visit' }],
    },
    notices: { clause: 'ст. 11', value: { programmeEnd: [10], postSupportCheck: 5, review: 3 } },
    endings: {
      clause: 'ст. 12',
      value: [
        { code: 'success', decision: 'completeWithSuccess', ...ending, finalDiagnostics: true, clause: 'ст. 12.1' },
        { code: 'danger', decision: 'endWithoutSuccess', ...ending, clause: 'ст. 12.2' },
      ],
    },
    extensions: { clause: 'ст. 13', value: { max: 1 } },
    postSupport: { clause: 'ст. 14', value: { after: ['danger'], everyMonths: 2, forMonths: 5 } },
  },
};
