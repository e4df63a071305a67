import { latest, type LocalDate } from './calendar/local-date.ts';
import { reasonsAgainst } from './case/actions.ts';
import { reviewNotice, termNotices } from './case/alerts.ts';
import type { Assessment } from './case/assess.ts';
import { consentCitation } from './case/consent-citation.ts';
import { liveProgramme } from './case/gates.ts';
import { lastTerm, runningStatuses } from './case/status.ts';
import { decisionNeeds, type Need, programmeNeeds } from './agenda-needs.ts';
import type { Citation, Violation } from './errors.ts';
import { labelOf } from './reference/index.ts';
import { reviewsOf } from './review.ts';
import { citeWithin, type Regulation } from './regulations/resolve.ts';

/** What a body may have to decide on a case. */
export const matterKinds = ['programme', 'ending', 'levelChange', 'review', 'consentWithdrawn'] as const;
export type MatterKind = (typeof matterKinds)[number];

/** One of the decisions open to the body, and whether it may be taken on that day. */
export interface MatterDecision {
  kind: string;
  label: { ru: string; en: string };
  reasons: Violation[];
  citation: Citation;
}

/** Something that waits for a body: a line of the agenda of its session (повестка заседания). */
export interface Matter {
  kind: MatterKind;
  /** What within the case, for example `kdnQuarterly:2`. */
  subject: string;
  label: { ru: string; en: string };
  since: LocalDate;
  /** The last day on which it is in time; undefined where the regulation sets none. */
  lastDay?: LocalDate;
  decisions: MatterDecision[];
  needs: Need[];
  citation: Citation;
}

type Unlabelled = Omit<Matter, 'label' | 'decisions'>;

/** The decisions by which a body settles each matter. */
const settledBy: Record<MatterKind, readonly string[]> = {
  programme: ['approveProgramme', 'returnProgramme', 'rejectProgramme', 'denyNeed'],
  ending: ['extend', 'completeWithSuccess', 'endWithoutSuccess'],
  levelChange: ['changeLevel'],
  review: [],
  consentWithdrawn: ['endWithoutSuccess'],
};

const labels: Record<Exclude<MatterKind, 'review'>, { ru: string; en: string }> = {
  programme: { ru: 'рассмотрение индивидуальной программы', en: 'the individual programme is to be decided on' },
  ending: {
    ru: 'окончание срока программы: продлить или завершить сопровождение',
    en: 'the programme’s term ends: extend it or end the accompaniment',
  },
  levelChange: { ru: 'предложено изменить уровень сопровождения', en: 'a change of the level is proposed' },
  consentWithdrawn: {
    ru: 'согласие на обработку персональных данных отозвано: продолжать ли сопровождение',
    en: 'the consent to processing is withdrawn: whether to go on',
  },
};

/** Does a body take any of the decisions that settle such a matter in this region? Reviews are told by their own rules. */
export function isForBody(regulation: Regulation, kind: MatterKind, body: string): boolean {
  return regulation.rules.decisions.value.some((rule) => settledBy[kind].includes(rule.kind) && rule.bodies.includes(body));
}

/** Codes of the regulation's deadlines that a decision on the programme answers. */
export function programmeDeadlines({ rules }: Regulation): string[] {
  return rules.deadlines.value.filter(({ until }) => until === 'programmeApproved').map(({ code }) => code);
}

/** Everything on a case that waits for a body on the day on which the case was assessed. */
export function mattersFor(assessment: Assessment, body: string): Matter[] {
  const { regulation } = assessment.situation;
  const found: Unlabelled[] = [
    ...programme(assessment, body),
    ...(runningStatuses.includes(assessment.status) ? [...ending(assessment), ...levelChange(assessment), ...consentWithdrawn(assessment)] : []),
  ];
  return [
    ...found.filter(({ kind }) => isForBody(regulation, kind, body))
      .map((matter): Matter => ({ ...matter, label: labels[matter.kind as keyof typeof labels], decisions: decisionsOn(assessment, matter.kind, body) })),
    ...reviews(assessment, body),
  ];
}

function decisionsOn({ situation }: Assessment, kind: MatterKind, body: string): MatterDecision[] {
  const { regulation } = situation;
  // Whether the family needs accompaniment is decided before it starts.
  const open = situation.history.startedOn === undefined ? settledBy[kind] : settledBy[kind].filter((one) => one !== 'denyNeed');
  return regulation.rules.decisions.value.filter((rule) => open.includes(rule.kind) && rule.bodies.includes(body)).map((rule) => ({
    kind: rule.kind,
    label: labelOf('decisionKinds', rule.kind),
    reasons: reasonsAgainst(situation, `decide:${rule.kind}`),
    citation: citeWithin(regulation.rules.decisions, rule),
  }));
}

/** A version that was submitted to this body and not decided on. */
function programme({ situation, deadlines, history }: Assessment, body: string): Unlabelled[] {
  const live = liveProgramme(history);
  const over = history.notTaken !== undefined || history.ending !== undefined;
  if (live?.submittedOn === undefined || live.decided !== undefined || over) return [];
  const submittedTo = history.facts.findLast((fact) => fact.kind === 'submission');
  if (submittedTo?.kind !== 'submission' || submittedTo.data.body !== body) return [];
  const codes = programmeDeadlines(situation.regulation);
  const open = deadlines.filter(({ code, state }) => codes.includes(code) && (state === 'open' || state === 'late'));
  const [first] = open.toSorted((one, other) => (one.lateAfter < other.lateAfter ? -1 : 1));
  return [{
    kind: 'programme', subject: `programme:${live.data.number}`, since: live.submittedOn,
    ...(first === undefined ? {} : { lastDay: first.lateAfter }),
    needs: programmeNeeds(situation),
    citation: first?.citation ?? situation.regulation.rules.decisions.citation,
  }];
}

/** From the first notice of the term's end on, or from the final diagnostics if they came sooner. */
function ending({ situation, history }: Assessment): Unlabelled[] {
  const { regulation, today } = situation;
  const term = lastTerm(history);
  if (term === undefined) return [];
  const final = history.diagnostics.get('final');
  const noticed = termNotices(regulation, term.endsOn).map(({ raiseOn }) => raiseOn).toSorted()[0] ?? term.endsOn;
  const evaluated = final !== undefined && final.seq > term.seq && final.on < noticed ? final.on : noticed;
  const since = latest([evaluated, term.startsOn]) ?? evaluated;
  if (since > today) return [];
  return [{
    kind: 'ending', subject: 'programme', since, lastDay: term.endsOn, needs: decisionNeeds(situation, 'completeWithSuccess'),
    citation: regulation.rules.terms.citation,
  }];
}

function levelChange({ situation, history }: Assessment): Unlabelled[] {
  if (history.proposedLevel === undefined) return [];
  const { citation } = situation.regulation.rules.decisions;
  return [{ kind: 'levelChange', subject: 'level', since: history.proposedLevel.on, needs: [], citation }];
}

function consentWithdrawn({ situation, consent }: Assessment): Unlabelled[] {
  if (consent.state !== 'withdrawn' || consent.since === undefined) return [];
  return [{ kind: 'consentWithdrawn', subject: 'consent', since: consent.since, needs: [], citation: consentCitation(situation.regulation) }];
}

/** Reviews of the regulation's rhythm that this body makes: from their notice on, until they are made. */
function reviews({ situation, status, history }: Assessment, body: string): Matter[] {
  const { regulation, calendar, today } = situation;
  if (!runningStatuses.includes(status)) return [];
  const due = reviewsOf(regulation, history, calendar).filter((review) => review.body === body && review.madeOn === undefined);
  return due.map((review) => ({ review, since: reviewNotice(regulation, review).raiseOn })).filter(({ since }) => since <= today)
    .map(({ review: { subject, label, lateAfter, citation }, since }): Matter => (
      { kind: 'review', subject, label, since, lastDay: lateAfter, decisions: [], needs: [], citation }));
}
