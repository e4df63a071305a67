import t from 'tap';
import { reasonsAgainst } from '../../../src/domain/case/actions.ts';
import { actionsNow } from '../../../src/domain/case/assess.ts';
import { caseStatuses, type CaseStatus } from '../../../src/domain/case/status.ts';
import { type CaseBook, decision, mark, openCase, road, withdrawal } from '../../support/histories.ts';

// Every pair of status and action in Tatarstan. `+` allowed, otherwise why not:
// s wrong status, g a gate is missing, n not in the regulation, p submitted already, d decided already, m measures without a mark,
// x the programme is not approved, c no consent to withdraw, r no recommendation to answer. The watch lasts what п. 5.9 says: `decide:endPostSupport` is no action here.
const expected = `
                                        identified assessment planning decision agreement active evaluation postSupport closed notTaken
recordConsent                           +          +          +        +        +         +      +          +           s      s
withdrawConsent                         c          +          +        +        +         +      +          +           +      +
recordPaper:application                 +          +          +        +        +         +      +          +           s      s
recordPaper:message                     +          +          +        +        +         +      +          +           s      s
recordPaper:cooperationConsent          +          +          +        +        +         +      +          +           s      s
recordPaper:individualServicesProgramme +          +          +        +        +         +      +          +           s      s
recordPaper:personalDocuments           g          +          +        +        +         +      +          +           s      s
recordPaper:livingConditionsReport      g          +          +        +        +         +      +          +           s      s
recordPaper:needAssessment              +          +          +        +        +         +      +          +           s      s
recordPaper:interviewResults            g          +          +        +        +         +      +          +           s      s
recordPaper:writtenRefusal              +          +          +        +        +         +      +          +           s      s
recordPaper:familyPassport              +          +          +        +        +         +      +          +           s      s
recordPaper:other                       +          +          +        +        +         +      +          +           s      s
recordDiagnostic:primary                g          +          +        +        +         +      +          s           s      s
recordDiagnostic:interim                s          s          s        s        s         +      +          s           s      s
recordDiagnostic:final                  s          s          s        s        s         +      +          s           s      s
assignCurator                           g          +          +        +        +         +      +          +           s      s
assignLevel                             g          g          +        +        +         +      +          s           s      s
draftProgramme                          g          g          +        +        +         +      +          s           s      s
submitProgramme                         g          g          g        p        p         p      p          sp          sp     sg
signProgramme                           g          g          g        g        +         +      +          s           s      sg
handOverCopy                            g          g          g        g        g         +      +          s           s      sg
concludeAgreement                       n          n          n        n        n         n      n          n           n      n
sendProgramme                           x          x          x        x        +         +      +          s           s      sx
markExecution                           s          s          s        s        s         +      +          s           s      s
confirmReceipt                          +          +          +        +        +         +      +          +           +      +
reportExecution                         s          s          s        s        s         +      +          s           s      s
sendLetter                              +          +          +        +        +         +      +          +           s      s
recordLetterAnswer                      +          +          +        +        +         +      +          +           +      +
referToCouncil                          +          +          +        +        +         +      +          +           s      s
recordCouncilOpinion                    +          +          +        +        +         +      +          +           +      +
recordReview                            s          s          s        s        s         +      +          s           s      s
recordQuestionnaire                     s          s          s        s        s         +      +          +           +      s
recordPostSupportCheck                  s          s          s        s        s         s      s          +           n      s
withdraw                                +          +          +        +        +         s      s          s           s      s
recordRecommendation                    +          +          +        +        +         +      +          +           s      s
answerRecommendation                    r          r          r        r        r         r      r          r           r      r
decide:approveProgramme                 g          g          g        +        d         d      d          s           s      sg
decide:returnProgramme                  g          g          g        +        d         d      d          s           s      sg
decide:rejectProgramme                  g          g          g        +        d         d      d          s           s      sg
decide:denyNeed                         s          +          +        +        s         s      s          s           s      s
decide:extend                           s          s          s        s        s         +      +          s           s      s
decide:changeLevel                      s          s          s        s        s         +      +          s           s      s
decide:changeRegulation                 +          +          +        +        +         +      +          s           s      s
decide:completeWithSuccess              s          s          s        s        sm        m      +          s           sm     s
decide:endWithoutSuccess                s          s          s        s        s         +      +          s           s      s
`;

const marked = () => road().record(mark(1, '2026-05-15'), mark(2, '2026-08-31'));
const movedAway = decision('endWithoutSuccess', '2026-05-10', { reason: 'movedAway' });

/** A case that has just come into each status: in `assessment` with a curator, in `evaluation` with every measure marked. */
const examples: Record<CaseStatus, [CaseBook, string]> = {
  identified: [openCase(), '2026-03-02'],
  assessment: [road('curator'), '2026-03-03'],
  planning: [road('level'), '2026-03-06'],
  decision: [road('submission'), '2026-03-10'],
  agreement: [road('approval'), '2026-03-11'],
  active: [road(), '2026-03-13'],
  evaluation: [marked(), '2026-09-14'],
  postSupport: [marked().record(decision('completeWithSuccess', '2026-09-15')), '2026-09-15'],
  closed: [road().record(movedAway), '2026-05-10'],
  notTaken: [road('level').record(withdrawal('2026-03-06')), '2026-03-06'],
};

const letters: Record<string, string> = {
  'action.wrong-status': 's', 'gate.missing': 'g', 'action.not-in-regulation': 'n', 'programme.already-submitted': 'p',
  'programme.already-decided': 'd', 'measures.unmarked': 'm', 'programme.not-approved': 'x', 'consent.nothing-to-withdraw': 'c',
  'recommendation.nothing-to-answer': 'r',
};

function found(): Map<string, string[]> {
  const rows = new Map<string, string[]>();
  for (const [book, today] of caseStatuses.map((status) => examples[status])) {
    for (const { action, allowed, reasons } of actionsNow(book.at(today))) {
      const why = [...new Set(reasons.map(({ code }) => letters[code] ?? code))].join('');
      rows.set(action, [...rows.get(action) ?? [], allowed ? '+' : why]);
    }
  }
  return rows;
}

t.test('each example stands in its status', async (t) => {
  for (const status of caseStatuses) t.equal(examples[status][0].at(examples[status][1]).status, status);
});

t.test('every pair of status and action', async (t) => {
  const [head, ...rows] = expected.trim().split('\n').map((line) => line.trim().split(/\s+/));
  t.strictSame(head, [...caseStatuses], 'the columns are the statuses');
  const table = new Map(rows.map(([action = '', ...cells]) => [action, cells]));
  t.strictSame(Object.fromEntries(found()), Object.fromEntries(table));
});

t.test('an action that does not exist is a mistake of ours', async (t) => {
  const { situation } = road().at('2026-03-13');
  t.throws(() => reasonsAgainst(situation, 'dance'), /Unknown action dance/);
});
