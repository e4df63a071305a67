import { figureOf, type Names } from './labels.ts';

/** A figure that another version of a report tells otherwise. */
export interface FigureDifference {
  id: string;
  section: string;
  label: string;
  before: number;
  after: number;
}

/** What another version changed. What is absent is zero. */
export function differencesOf(before: Record<string, number>, after: Record<string, number>, names: Names = new Map()): FigureDifference[] {
  const ids = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return ids.filter((id) => (before[id] ?? 0) !== (after[id] ?? 0)).map((id) => {
    const { section, label } = figureOf(id, 0, names);
    return { id, section, label, before: before[id] ?? 0, after: after[id] ?? 0 };
  });
}
