import { figuresOfCategory, figuresOfDue, figuresOfSpell, type Figures, raise } from './figures.ts';
import type { Period } from './period.ts';
import { dueStanding, spellStanding } from './standing.ts';
import type { CaseTraces, Spell } from './traces.ts';

/** A case as the report counts it; the categories are those of the family at the period's end. */
export interface TracedCase extends CaseTraces {
  familyId: string;
  categories: readonly string[];
}

/** From the most severe; a level that is not among them comes last. */
export const severity = ['emergency', 'crisis', 'basic', 'adaptation'] as const;

/** The figures of a period from the traces of all cases: what the service counts in the database, told plainly. */
export function quarterlyFigures(cases: readonly TracedCase[], period: Period): Figures {
  const figures: Figures = new Map();
  for (const one of cases) countCase(figures, one, period);
  countFamilies(figures, cases, period);
  countHelped(figures, cases, period);
  countCurated(figures, cases, period);
  return figures;
}

function countCase(figures: Figures, { spells, dues, categories }: TracedCase, period: Period): void {
  for (const spell of spells) {
    const standing = spellStanding(spell, period);
    if (standing === undefined) continue;
    raise(figures, figuresOfSpell(standing));
    if (spell.kind === 'accompaniment') for (const category of categories) raise(figures, figuresOfCategory(category, standing));
  }
  for (const due of dues) {
    const standing = dueStanding(due, period);
    if (standing !== undefined) raise(figures, figuresOfDue(standing));
  }
}

/** A family counts once. One that went and came back is in and out of nothing: it was there at the start and is at the end. */
function countFamilies(figures: Figures, cases: readonly TracedCase[], period: Period): void {
  const sets = { there: new Set<string>(), start: new Set<string>(), end: new Set<string>() };
  for (const { familyId, spells } of cases) {
    for (const spell of spells.filter(({ kind }) => kind === 'accompaniment')) {
      const standing = spellStanding(spell, period);
      if (standing === undefined) continue;
      sets.there.add(familyId);
      if (standing.atStart) sets.start.add(familyId);
      if (standing.atEnd) sets.end.add(familyId);
    }
  }
  raise(figures, ['families.start'], sets.start.size);
  raise(figures, ['families.in'], [...sets.there].filter((id) => !sets.start.has(id)).length);
  raise(figures, ['families.out'], [...sets.there].filter((id) => !sets.end.has(id)).length);
  raise(figures, ['families.end'], sets.end.size);
}

/** Families for whom something of a help type was done in the period. */
function countHelped(figures: Figures, cases: readonly TracedCase[], { from, to }: Period): void {
  const done = cases.flatMap(({ familyId, dues }) => dues
    .filter(({ helpType, doneOn }) => helpType !== null && doneOn !== null && doneOn >= from && doneOn <= to)
    .map(({ helpType }) => `${helpType} ${familyId}`));
  for (const one of new Set(done)) raise(figures, [`helped.${one.split(' ')[0]}`]);
}

/** The families under accompaniment at the period's end, by curator and the most severe level of each. */
function countCurated(figures: Figures, cases: readonly TracedCase[], period: Period): void {
  const levels = new Map<string, string>();
  for (const { familyId, spells } of cases) {
    const level = atEnd(spells, 'level', period)?.value;
    const curator = atEnd(spells, 'curator', period)?.value;
    if (level === undefined || curator === undefined) continue;
    const key = `${curator} ${familyId}`;
    levels.set(key, moreSevere(levels.get(key), level));
  }
  raise(figures, ['curators.all'], new Set([...levels.keys()].map((key) => key.split(' ')[0])).size);
  for (const [key, level] of levels) {
    const curator = key.split(' ')[0] ?? '';
    raise(figures, [`curators.${curator}`, `curators.${curator}.${level}`]);
  }
}

function atEnd(spells: readonly Spell[], kind: Spell['kind'], period: Period): Spell | undefined {
  return spells.find((spell) => spell.kind === kind && spellStanding(spell, period)?.atEnd === true);
}

function moreSevere(one: string | undefined, other: string): string {
  if (one === undefined) return other;
  return rank(one) < rank(other) || (rank(one) === rank(other) && one < other) ? one : other;
}

function rank(level: string): number {
  const place = severity.findIndex((one) => one === level);
  return place < 0 ? severity.length : place;
}
