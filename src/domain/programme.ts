import type { LocalDate } from './calendar/local-date.ts';
import { addMonths, extensionStart } from './calendar/terms.ts';
import { type Cause, type FactRule, type Surroundings, unknownMembers } from './case/fact-rule.ts';
import type { Executor, Measure, ProgrammeData } from './case/facts.ts';
import { gateLabel, liveProgramme } from './case/gates.ts';
import type { History } from './case/history.ts';
import { inOrder, type Situation } from './case/situation.ts';
import { lastTerm } from './case/status.ts';
import { executorPlaces, outsideViolations } from './consent.ts';
import { decisionRule, wrongBody } from './decision.ts';
import type { Violation } from './errors.ts';
import { measuresInForce } from './measure.ts';
import { labelOf } from './reference/index.ts';
import { findCatalogueMeasure } from './reference/measures/index.ts';
import type { Regulation } from './regulations/resolve.ts';

/** The level a programme is drafted for: the one proposed or, without a proposal, the one in force. */
export function programmeLevel(history: History): string | undefined {
  return (history.proposedLevel ?? history.level)?.level;
}

/** Refuses a term that the level does not allow. `months` undefined is the level's longest and always fits. */
export function termViolations(regulation: Regulation, level: string, months: number | undefined): Violation[] {
  const rule = regulation.rules.terms;
  const term = rule.value[level];
  if (term === undefined || months === undefined) return [];
  const label = labelOf('levels', level);
  const named = { pointer: '/termMonths', citation: rule.citation };
  const params = { months, level, levelRu: label.ru, levelEn: label.en };
  if (months > term.longestMonths) {
    return [{ ...named, code: 'programme.term-too-long', params: { ...params, longest: term.longestMonths } }];
  }
  const least = term.leastMonths ?? 0;
  return months < least ? [{ ...named, code: 'programme.term-too-short', params: { ...params, least } }] : [];
}

/**
 * A draft's measures must fit between the day of drafting and the earliest day on which the programme can end. During the term they
 * must fit the longest stretch that an extension or, after its end, a change of level could give.
 */
function draftRange(situation: Situation, data: ProgrammeData, on: LocalDate): { from: LocalDate; to: LocalDate } {
  const term = lastTerm(situation.history);
  if (term === undefined) return { from: on, to: addMonths(on, data.termMonths) };
  const next = extensionStart(term.endsOn);
  return { from: situation.history.startedOn ?? on, to: addMonths(next > on ? next : on, data.termMonths) };
}

/** Refuses measures of a draft that cannot fall inside the programme. */
function draftDateViolations(situation: Situation, data: ProgrammeData, on: LocalDate): Violation[] {
  const { from, to } = draftRange(situation, data, on);
  return data.measures.flatMap(({ number, dueOn }, index): Violation[] =>
    dueOn >= from && dueOn <= to
      ? []
      : [{
          code: 'measure.outside-programme',
          pointer: `/measures/${index}/dueOn`,
          params: { number, due: dueOn, from, to },
          citation: situation.regulation.rules.terms.citation,
        }]);
}

export const programmeRule: FactRule<'programme'> = {
  action: () => 'draftProgramme',
  causes: ({ history }) => {
    const before = history.programmes.at(-1);
    return [{ ru: 'прежняя редакция программы', en: 'the version before', on: before?.decided?.on ?? before?.draftedOn }];
  },
  violations: (situation, data, around, on) => [
    ...missingLevel(situation, data),
    ...termViolations(situation.regulation, data.level, data.termMonths),
    ...draftDateViolations(situation, data, on),
    ...data.measures.flatMap((measure, index) => measureViolations(measure, `/measures/${index}`, around)),
    ...outsideViolations(situation, data.measures.flatMap(placesOf), around),
  ],
};

function placesOf({ executor, coExecutors }: Measure, index: number) {
  return executorPlaces(executor, coExecutors, `/measures/${index}`);
}

/** A programme is always for a level, also where the region's order of steps does not ask for one before the draft. */
function missingLevel(situation: Situation, { level }: ProgrammeData): Violation[] {
  const told = inOrder(situation, 'programmeDrafted').some(({ params }) => params?.['gate'] === 'level');
  if (level !== '' || told) return [];
  const label = gateLabel({ gate: 'level' });
  const params = { gate: 'level', gateRu: label.ru, gateEn: label.en };
  return [{ code: 'gate.missing', params, citation: situation.regulation.rules.levels.citation }];
}

function measureViolations(measure: Measure, at: string, around: Surroundings): Violation[] {
  return [
    ...catalogueViolations(measure, at),
    ...unknownMembers(measure.targetMemberIds, (index) => `${at}/targetMemberIds/${index}`, around),
    ...executorViolations(measure.executor, `${at}/executor`, around),
    ...measure.coExecutors.flatMap((executor, index) => executorViolations(executor, `${at}/coExecutors/${index}`, around)),
  ];
}

/** A measure picked from the catalogue may have any title, but it stays the same kind of help. */
function catalogueViolations({ catalogueCode: code, helpType }: Measure, at: string): Violation[] {
  if (code === undefined) return [];
  const picked = findCatalogueMeasure(code);
  if (picked === undefined) {
    return [{ code: 'reference.unknown', pointer: `${at}/catalogueCode`, params: { value: code, list: 'measures' } }];
  }
  if (picked.helpType === helpType) return [];
  const label = labelOf('helpTypes', picked.helpType);
  const params = { code, helpTypeRu: label.ru, helpTypeEn: label.en };
  return [{ code: 'measure.help-type-differs', pointer: `${at}/helpType`, params }];
}

function executorViolations({ organisationId, memberId }: Executor, at: string, around: Surroundings): Violation[] {
  const known = organisationId === undefined || around.organisationIds.has(organisationId);
  const organisation: Violation[] = known
    ? []
    : [{ code: 'link.unknown', pointer: `${at}/organisationId`, params: { what: organisationId } }];
  return [...organisation, ...unknownMembers([memberId], () => `${at}/memberId`, around)];
}

export const submissionRule: FactRule<'submission'> = {
  action: () => 'submitProgramme',
  causes: ({ history }): Cause[] => [
    { ru: 'составление программы', en: 'the drafting of the programme', on: liveProgramme(history)?.draftedOn },
  ],
  violations: (situation, data) => {
    const { regulation, history } = situation;
    const rule = decisionRule(regulation, 'approveProgramme');
    return [
      ...versionViolations(history, data.programmeNumber),
      ...levelViolations(situation, data.programmeNumber, programmeLevel(history)),
      ...(rule === undefined ? [] : wrongBody(regulation, rule, data.body)),
    ];
  },
};

/** Refuses a version that does not exist or has been replaced by a newer draft. */
export function versionViolations(history: History, number: number): Violation[] {
  const pointer = '/programmeNumber';
  if (!history.programmes.some(({ data }) => data.number === number)) {
    return [{ code: 'link.unknown', pointer, params: { what: number } }];
  }
  return history.programmes.at(-1)?.data.number === number ? [] : [{ code: 'programme.not-latest', pointer, params: { number } }];
}

/** Refuses a programme made for another level than the one wanted, as when a level was proposed anew after the drafting. */
export function levelViolations({ history, regulation }: Situation, number: number, level: string | undefined): Violation[] {
  const programme = history.programmes.find(({ data }) => data.number === number);
  if (programme === undefined || level === undefined || programme.data.level === level) return [];
  return [{ code: 'programme.level-differs', pointer: '/programmeNumber', citation: regulation.rules.levels.citation }];
}

/**
 * What a new fact may have broken in the programme in force: an open measure due before its start or after its end. Asked after
 * every fact that starts, prolongs, shortens or replaces a programme.
 */
export function programmeViolations(regulation: Regulation, history: History): Violation[] {
  const from = history.startedOn;
  const to = lastTerm(history)?.endsOn;
  if (from === undefined || to === undefined || history.ending !== undefined) return [];
  const citation = regulation.rules.terms.citation;
  const open = measuresInForce(history).filter(({ state }) => state === 'open');
  return open.flatMap(({ measure: { number, dueOn: due } }): Violation[] => {
    if (due < from) return [{ code: 'measure.due-before-start', params: { number, due, start: from }, citation }];
    return due > to ? [{ code: 'measure.outside-programme', params: { number, due, from, to }, citation }] : [];
  });
}
