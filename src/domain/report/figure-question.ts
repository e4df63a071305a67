import { missingData, type MissingData } from './missing.ts';
import type { DueState } from './standing.ts';
import { dueStates } from './standing.ts';
import type { DueKind, SpellKind } from './traces.ts';

export type Moment = 'atStart' | 'began' | 'ended' | 'atEnd';

/** What a figure counts: families set by set, spells, things that fell due, families helped, the families of a curator. */
export type FigureQuestion =
  | { of: 'families'; which: 'start' | 'in' | 'out' | 'end' }
  | {
    of: 'spells'; kind: SpellKind; at: Moment; value?: string; valueBefore?: string; changed?: boolean; endedBy?: string; notTaken?: boolean;
    category?: string;
  }
  | { of: 'dues'; kind: DueKind; code?: string; body?: string; helpType?: string; executorKind?: string; state?: DueState }
  | { of: 'helped'; helpType: string }
  | { of: 'curated'; specialistIds?: readonly string[]; overLimit?: boolean; level?: string }
  | { of: 'missing'; what: MissingData };

const flows: Record<string, Moment> = { start: 'atStart', in: 'began', out: 'ended', end: 'atEnd' };
const code = '[A-Za-z][A-Za-z0-9-]{0,59}';

/** How the figures are named, and what each name asks. The parts of a name are separated by dots. */
const names: [pattern: RegExp, question: (parts: string[]) => FigureQuestion | undefined][] = [
  [/^families\.(start|in|out|end)$/, ([which]) => ({ of: 'families', which: which as 'start' })],
  [/^cases\.(start|in|out|end)$/, ([at = '']) => spells('accompaniment', flows[at])],
  [/^cases\.extended$/, () => spells('extension', 'began')],
  [named(`levels\\.(${code})\\.(start|end)`), ([value = '', at = '']) => spells('level', flows[at], { value })],
  [named(`levels\\.(${code})\\.(in|movedIn)`), ([value = '', at]) => spells('level', 'began', { value, changed: at === 'movedIn' })],
  [named(`levels\\.(${code})\\.(out|movedOut)`), ([value = '', at]) =>
    spells('level', 'ended', { value, endedBy: at === 'movedOut' ? 'levelChange' : 'ended' })],
  [named(`moves\\.(${code})\\.(${code})`), ([valueBefore = '', value = '']) => spells('level', 'began', { value, valueBefore })],
  [named(`outcomes\\.(${code})`), ([endedBy = '']) => spells('accompaniment', 'ended', { endedBy })],
  [named(`grounds\\.(${code})\\.(start|in|out|end)`), ([value = '', at = '']) => spells('accompaniment', flows[at], { value })],
  [named(`categories\\.(${code})\\.(start|in|out|end)`), ([category = '', at = '']) => spells('accompaniment', flows[at], { category })],
  [/^preparation\.(start|in|end)$/, ([at = '']) => spells('preparation', flows[at])],
  [/^preparation\.taken$/, () => spells('preparation', 'ended', { endedBy: 'started' })],
  [/^preparation\.notTaken$/, () => spells('preparation', 'ended', { notTaken: true })],
  [named(`notTaken\\.(${code})`), ([endedBy = '']) => spells('preparation', 'ended', { endedBy })],
  [/^postSupport\.(start|in|out|end)$/, ([at = '']) => spells('postSupport', flows[at])],
  [named(`measures\\.${stateOf()}`), ([state]) => dues('measure', state)],
  [named(`measures\\.help\\.(${code})\\.${stateOf()}`), ([helpType = '', state]) => dues('measure', state, { helpType })],
  [named(`measures\\.executor\\.(${code})\\.${stateOf()}`), ([executorKind = '', state]) => dues('measure', state, { executorKind })],
  [named(`deadlines\\.${stateOf()}`), ([state]) => dues('deadline', state)],
  [named(`deadlines\\.(${code})\\.${stateOf()}`), ([one = '', state]) => dues('deadline', state, { code: one })],
  [named(`reviews\\.${stateOf()}`), ([state]) => dues('review', state)],
  [named(`reviews\\.by\\.(${code})\\.${stateOf()}`), ([body = '', state]) => dues('review', state, { body })],
  [named(`checks\\.${stateOf()}`), ([state]) => dues('postSupportCheck', state)],
  [named(`helped\\.(${code})`), ([helpType = '']) => ({ of: 'helped', helpType })],
  [/^curators\.all$/, () => ({ of: 'curated' })],
  [/^curators\.over$/, () => ({ of: 'curated', overLimit: true })],
  [/^curators\.([0-9a-f-]{36})$/, ([specialistId = '']) => ({ of: 'curated', specialistIds: [specialistId] })],
  [named(`curators\\.([0-9a-f-]{36})\\.(${code})`), ([specialistId = '', level = '']) => ({ of: 'curated', specialistIds: [specialistId], level })],
  [named(`missing\\.(${missingData.join('|')})`), ([what]) => ({ of: 'missing', what: what as MissingData })],
];

/** The question that a figure's id stands for; undefined for an id that is none. */
export function questionOf(figure: string): FigureQuestion | undefined {
  for (const [pattern, question] of names) {
    const found = pattern.exec(figure);
    if (found !== null) return question(found.slice(1));
  }
  return undefined;
}

function named(pattern: string): RegExp {
  return new RegExp(`^${pattern}$`);
}

function stateOf(): string {
  return `(due|${dueStates.join('|')})`;
}

type SpellFilter = Omit<Extract<FigureQuestion, { of: 'spells' }>, 'of' | 'kind' | 'at'>;
type DueFilter = Omit<Extract<FigureQuestion, { of: 'dues' }>, 'of' | 'kind' | 'state'>;

function spells(kind: SpellKind, at: Moment | undefined, filter: SpellFilter = {}): FigureQuestion | undefined {
  return at === undefined ? undefined : { of: 'spells', kind, at, ...filter };
}

function dues(kind: DueKind, state: string | undefined, filter: DueFilter = {}): FigureQuestion {
  return { of: 'dues', kind, ...filter, ...(state === 'due' ? {} : { state: state as DueState }) };
}
