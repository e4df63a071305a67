import type { DueStanding, SpellStanding } from './standing.ts';
import type { DueKind } from './traces.ts';

/** Numbers by figure id. What is absent is zero. */
export type Figures = Map<string, number>;

/** The figures of a spell, each to be raised by one; categories are told apart, for a family has several. */
export function figuresOfSpell(spell: SpellStanding): string[] {
  const { kind, value } = spell;
  switch (kind) {
    case 'accompaniment':
      return [...flow('cases', spell), ...flow(`grounds.${value}`, spell), ...(spell.endedBy === null ? [] : [`outcomes.${spell.endedBy}`])];
    case 'level': return levelFigures(value, spell);
    case 'preparation': return preparationFigures(spell);
    case 'postSupport': return flow('postSupport', spell);
    case 'extension': return spell.began ? ['cases.extended'] : [];
    case 'curator': return [];
  }
}

/** The figures of an accompaniment by one category of its family. */
export function figuresOfCategory(category: string, spell: SpellStanding): string[] {
  return flow(`categories.${category}`, spell);
}

function flow(prefix: string, { atStart, began, ended, atEnd }: SpellStanding): string[] {
  return [
    ...(atStart ? [`${prefix}.start`] : []), ...(began ? [`${prefix}.in`] : []), ...(ended ? [`${prefix}.out`] : []), ...(atEnd ? [`${prefix}.end`] : []),
  ];
}

function levelFigures(level: string, { atStart, began, ended, atEnd, valueBefore, endedBy }: SpellStanding): string[] {
  const came = valueBefore === null ? [`levels.${level}.in`] : [`levels.${level}.movedIn`, `moves.${valueBefore}.${level}`];
  return [
    ...(atStart ? [`levels.${level}.start`] : []), ...(began ? came : []),
    ...(ended ? [`levels.${level}.${endedBy === 'levelChange' ? 'movedOut' : 'out'}`] : []), ...(atEnd ? [`levels.${level}.end`] : []),
  ];
}

function preparationFigures({ atStart, began, ended, atEnd, endedBy }: SpellStanding): string[] {
  const went = endedBy === 'started' ? ['preparation.taken'] : ['preparation.notTaken', `notTaken.${endedBy}`];
  return [
    ...(atStart ? ['preparation.start'] : []), ...(began ? ['preparation.in'] : []), ...(ended ? went : []), ...(atEnd ? ['preparation.end'] : []),
  ];
}

const sections: Record<DueKind, string> = { measure: 'measures', deadline: 'deadlines', review: 'reviews', postSupportCheck: 'checks' };

/** The figures of something that fell due, each to be raised by one. */
export function figuresOfDue({ kind, code, body, helpType, executorKind, state }: DueStanding): string[] {
  const section = sections[kind];
  const prefixes = [
    section, ...(helpType === null ? [] : [`measures.help.${helpType}`]), ...(executorKind === null ? [] : [`measures.executor.${executorKind}`]),
    ...(kind === 'deadline' ? [`deadlines.${code}`] : []), ...(body === null ? [] : [`reviews.by.${body}`]),
  ];
  return prefixes.flatMap((prefix) => [`${prefix}.due`, `${prefix}.${state}`]);
}

/** Adds a weight to each of the figures named. */
export function raise(figures: Figures, ids: readonly string[], by = 1): void {
  for (const id of ids) figures.set(id, (figures.get(id) ?? 0) + by);
}
