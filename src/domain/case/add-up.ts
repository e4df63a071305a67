import type { LocalDate } from '../calendar/local-date.ts';
import { extensionStart, termEnd } from '../calendar/terms.ts';
import type { Regulation } from '../regulations/resolve.ts';
import { takeConsent, takeConsentWithdrawal } from './consents.ts';
import { type DecisionData, type Fact, type FactOf, isKind } from './facts.ts';
import { everyGateMetOn, liveProgramme, programmeDecided } from './gates.ts';
import type { History, ProgrammeVersion } from './history.ts';

/** Adds up a case's facts, in the order in which they were recorded. Pure; the first fact is always `opened`. */
export function historyOf(regulation: Regulation, facts: readonly Fact[]): History {
  const opened = facts.find(isKind('opened'));
  if (opened === undefined) throw new Error('A case without its opening fact');
  const history: History = {
    opened, facts, consents: { given: [], withdrawn: new Map() }, papers: new Map(), diagnostics: new Map(), programmes: [], terms: [], extensions: 0,
    executions: [], reviews: [], questionnaires: [], checks: [], scheduledChecks: new Set(),
  };
  for (const fact of facts) {
    take(regulation, history, fact);
    startWhenReady(regulation, history, fact.seq);
  }
  return history;
}

function take(regulation: Regulation, history: History, fact: Fact): void {
  switch (fact.kind) {
    case 'consent': return takeConsent(history.consents, fact);
    case 'consentWithdrawal': return takeConsentWithdrawal(history.consents, fact);
    case 'paper': return firstDate(history.papers, fact.data.type, fact.on);
    case 'diagnostic': return takeDiagnostic(history, fact);
    case 'curatorAssignment': return takeCurator(history, fact);
    case 'levelAssignment': return void (history.proposedLevel = { level: fact.data.level, on: fact.on });
    case 'programme': return void history.programmes.push({ data: fact.data, draftedOn: fact.on, seq: fact.seq });
    case 'submission': return void Object.assign(version(history, fact.data.programmeNumber), { submittedOn: fact.on });
    case 'signature': return takeSignature(history, fact);
    case 'decision': return takeDecision(regulation, history, fact);
    case 'registration': return void (history.register = { ...fact.data });
    case 'agreement': return void (history.agreementOn ??= fact.on);
    case 'execution': return void history.executions.push(fact);
    case 'postSupportCheck': return void history.checks.push(fact);
    case 'checkScheduled': return void history.scheduledChecks.add(fact.data.number);
    case 'withdrawal': return void (history.notTaken = { outcome: fact.data.reason, on: fact.on });
    case 'review': return void history.reviews.push(fact);
    case 'questionnaire': return void history.questionnaires.push(fact);
    case 'distribution': return takeDistribution(history, fact);
    case 'handoverKept': return void (history.handoverKept = { ...fact.data, on: fact.on });
    case 'erasure': return void (history.erasedOn = fact.on);
    case 'opened':
    case 'datesMoved':
    case 'recommendation':
    case 'recommendationAnswer':
    case 'distributionReceipt':
    case 'executionReport':
    case 'letter':
    case 'letterAnswer':
    case 'councilReferral':
    case 'councilOpinion':
      return;
  }
}

function firstDate(dates: Map<string, LocalDate>, key: string, on: LocalDate): void {
  const known = dates.get(key);
  if (known === undefined || on < known) dates.set(key, on);
}

function takeDiagnostic(history: History, { data, on, seq }: FactOf<'diagnostic'>): void {
  const before = history.diagnostics.get(data.kind)?.firstOn;
  history.diagnostics.set(data.kind, { on, seq, firstOn: before !== undefined && before < on ? before : on });
}

function takeCurator(history: History, { data, on }: FactOf<'curatorAssignment'>): void {
  history.curator = { specialistId: data.specialistId, firstOn: history.curator?.firstOn ?? on, on };
  delete history.handoverKept;
}

function version(history: History, number: number): ProgrammeVersion {
  const found = history.programmes.find((programme) => programme.data.number === number);
  if (found === undefined) throw new Error(`Programme ${number} is not among the case's facts`);
  return found;
}

function takeSignature(history: History, { data, on }: FactOf<'signature'>): void {
  const programme = version(history, data.programmeNumber);
  if (data.act === 'copyHandedOver') programme.copyHandedOverOn ??= on;
  else if (data.signer === 'family') programme.signedByFamilyOn ??= on;
}

function takeDistribution(history: History, { data, on }: FactOf<'distribution'>): void {
  version(history, data.programmeNumber).sentOn ??= on;
}

function takeDecision(regulation: Regulation, history: History, fact: FactOf<'decision'>): void {
  const { data, on } = fact;
  const number = programmeDecided(history, data);
  if (number !== undefined) decideProgramme(history, data, number, on);
  const decide: Record<string, () => void> = {
    approveProgramme: () => settleLevel(history, on),
    rejectProgramme: () => rejectProgramme(history, on),
    endPostSupport: () => void (history.postSupportEndedOn = on),
    denyNeed: () => void (history.notTaken = { outcome: 'needNotConfirmed', on }),
    extend: () => extend(regulation, history, fact),
    changeLevel: () => changeLevel(regulation, history, fact),
    completeWithSuccess: () => end(regulation, history, data, on),
    endWithoutSuccess: () => end(regulation, history, data, on),
  };
  decide[data.kind]?.();
}

/** Decisions that put the programme they are about in force. */
const enacting = ['approveProgramme', 'extend', 'changeLevel'];

function decideProgramme(history: History, data: DecisionData, number: number, on: LocalDate): void {
  const programme = version(history, number);
  programme.decided = { kind: data.kind, on };
  if (enacting.includes(data.kind)) history.currentProgramme = programme;
}

function settleLevel(history: History, on: LocalDate): void {
  if (history.startedOn !== undefined || history.proposedLevel === undefined) return;
  history.level = { level: history.proposedLevel.level, on };
  delete history.proposedLevel;
}

/** Before the start a rejection ends the matter; during the term it leaves the programme in force as it is. */
function rejectProgramme(history: History, on: LocalDate): void {
  if (history.startedOn === undefined) history.notTaken = { outcome: 'programmeRejected', on };
}

function extend(regulation: Regulation, history: History, { data, on, seq }: FactOf<'decision'>): void {
  const last = history.terms.at(-1);
  if (last === undefined) return;
  history.extensions += 1;
  const stretch = stretchOf(regulation, last.level, extensionStart(last.endsOn), monthsOf(history, data));
  history.terms.push({ ...stretch, origin: 'extension', decidedOn: on, seq });
}

/** The months that a decision gives or, where it is silent, the programme that it approves. */
function monthsOf(history: History, { termMonths, programmeNumber }: DecisionData): number | undefined {
  return termMonths ?? (programmeNumber === undefined ? undefined : version(history, programmeNumber).data.termMonths);
}

function changeLevel(regulation: Regulation, history: History, { data, on, seq }: FactOf<'decision'>): void {
  const level = data.level ?? history.proposedLevel?.level;
  if (level === undefined) return;
  const open = history.terms.filter((term) => term.endsOn >= on && term.replacedOn === undefined);
  for (const term of open) term.replacedOn = on;
  history.terms.push({ ...stretchOf(regulation, level, on, monthsOf(history, data)), origin: 'levelChange', decidedOn: on, seq });
  history.level = { level, on };
  delete history.proposedLevel;
}

function end(regulation: Regulation, history: History, data: DecisionData, on: LocalDate): void {
  const rule = regulation.rules.endings.value.find((ending) =>
    ending.decision === data.kind && (data.reason === undefined || ending.code === data.reason));
  history.ending = { outcome: rule?.code ?? data.reason ?? data.kind, on };
}

/** The stretch that a level allows from a day on; `months` undefined means its longest. Never longer than that. */
export function stretchOf(regulation: Regulation, level: string, startsOn: LocalDate, months?: number) {
  const longest = regulation.rules.terms.value[level]?.longestMonths;
  if (longest === undefined) throw new Error(`No term for the level ${level} in ${regulation.code}`);
  const longestEndsOn = termEnd(startsOn, longest);
  return { level, startsOn, endsOn: termEnd(startsOn, Math.min(months ?? longest, longest)), longestEndsOn };
}

function startWhenReady(regulation: Regulation, history: History, seq: number): void {
  if (history.startedOn !== undefined || history.notTaken !== undefined || history.ending !== undefined) return;
  const startsOn = everyGateMetOn(regulation, history);
  const level = history.level?.level ?? history.proposedLevel?.level;
  if (startsOn === undefined || level === undefined) return;
  history.startedOn = startsOn;
  // Where the region asks for no approval, the level and the programme that stand at the start come into force with it.
  if (history.level === undefined) {
    history.level = { level, on: startsOn };
    delete history.proposedLevel;
  }
  history.currentProgramme ??= liveProgramme(history);
  const stretch = stretchOf(regulation, level, startsOn, history.currentProgramme?.data.termMonths);
  history.terms.push({ ...stretch, origin: 'start', decidedOn: startsOn, seq });
}
