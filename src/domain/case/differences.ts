import type { Citation } from '../errors.ts';
import type { Regulation } from '../regulations/resolve.ts';
import type { Assessment } from './assess.ts';
import { consentCitation } from './consent-citation.ts';
import type { Deadline } from './deadlines.ts';

export const differenceKinds = [
  'regulation', 'status', 'consent', 'level', 'programmeStart', 'programmeEnd', 'longestEnd', 'missing',
  'deadline', 'measure', 'review', 'postSupportCheck', 'postSupportEnd', 'alert',
] as const;
export type DifferenceKind = (typeof differenceKinds)[number];

/** One thing that is otherwise between two looks at a case: a code, a date, or null where there is nothing. */
export interface Difference {
  what: DifferenceKind;
  /** Which one, for example `programmeApproval`, `measure:2`, `programmeExpiring:programme`. */
  subject: string;
  from: string | null;
  to: string | null;
  /** The rule that the new value follows from; for what is gone, the one that the old value followed from. */
  citation?: Citation;
}

/** What one look shows, by kind and subject. */
type Shown = Map<string, Omit<Difference, 'from' | 'to'> & { value: string }>;

/**
 * Everything that two assessments of one case show differently: status, level, the programme's first and last day, the open step's missing
 * gates, each deadline, measure, review and check by its last day, the watch's end, each alert by the day on which it is raised.
 */
export function differencesBetween(before: Assessment, after: Assessment): Difference[] {
  const earlier = shownBy(before);
  const later = shownBy(after);
  const keys = [...new Set([...earlier.keys(), ...later.keys()])];
  const found = keys.flatMap((key) => difference(earlier.get(key), later.get(key)));
  return found.sort((a, b) => differenceKinds.indexOf(a.what) - differenceKinds.indexOf(b.what));
}

type One = Shown extends Map<string, infer T> ? T : never;

function difference(earlier: One | undefined, later: One | undefined): Difference[] {
  const told = later ?? earlier;
  if (told === undefined || earlier?.value === later?.value) return [];
  const { value: _, ...about } = told;
  return [{ ...about, from: earlier?.value ?? null, to: later?.value ?? null }];
}

function shownBy(assessment: Assessment): Shown {
  const shown: Shown = new Map();
  const all = [...ofCase(assessment), ...ofDeadlines(assessment), ...ofAlerts(assessment)];
  for (const one of all) {
    if (one.value !== undefined) shown.set(`${one.what} ${one.subject}`, { ...one, value: one.value });
  }
  return shown;
}

type Part = Omit<One, 'value'> & { value: string | undefined };

function ofCase({ situation, status, consent, level, proposedLevel, startedOn, term, postSupport, missing }: Assessment): Part[] {
  const { regulation } = situation;
  const { steps, levels, terms } = citationsOf(regulation);
  return [
    { what: 'regulation', subject: regulation.code, value: String(regulation.version) },
    { what: 'status', subject: 'case', value: status, citation: steps },
    { what: 'consent', subject: 'case', value: consent.state, citation: consentCitation(regulation) },
    { what: 'level', subject: 'case', value: level ?? proposedLevel, citation: levels },
    { what: 'programmeStart', subject: 'programme', value: startedOn, citation: steps },
    { what: 'programmeEnd', subject: 'programme', value: term?.endsOn, citation: terms },
    { what: 'longestEnd', subject: 'programme', value: term?.longestEndsOn, citation: terms },
    ...missing.map(({ code, params, citation }): Part => (
      { what: 'missing', subject: String(params?.['gate'] ?? code), value: code, ...(citation && { citation }) })),
    { what: 'postSupportEnd', subject: 'case', value: postSupport?.until, ...(postSupport && { citation: postSupport.citation }) },
  ];
}

function citationsOf({ rules }: Regulation): Record<'steps' | 'levels' | 'terms', Citation> {
  return { steps: rules.steps.citation, levels: rules.levels.citation, terms: rules.terms.citation };
}

/** The programme's end is told by itself; what is met already is still told, for a new version may count it otherwise. */
function ofDeadlines({ deadlines }: Assessment): Part[] {
  return deadlines.filter(({ code }) => code !== 'programmeEnd')
    .map(({ code, subject, dueOn, citation }) => ({ what: kindOf(code), subject, value: dueOn, citation }));
}

function kindOf(code: Deadline['code']): DifferenceKind {
  return code === 'measure' || code === 'review' || code === 'postSupportCheck' ? code : 'deadline';
}

/** Several notices may concern one thing, as 30, 14 and 7 days before an end: the second and later ones carry their number. */
function ofAlerts({ plannedAlerts }: Assessment): Part[] {
  const seen = new Map<string, number>();
  return plannedAlerts.map(({ kind, subject, raiseOn, citation }) => {
    const name = `${kind}:${subject}`;
    const number = (seen.get(name) ?? 0) + 1;
    seen.set(name, number);
    return { what: 'alert', subject: number === 1 ? name : `${name}#${number}`, value: raiseOn, citation };
  });
}
