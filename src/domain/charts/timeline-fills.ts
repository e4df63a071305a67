import type { Fill } from './scene.ts';
import type { TimelineSpell } from './timeline.ts';

const statusFills: Record<string, Fill> = {
  identified: 'plain', assessment: 'dots', planning: 'level', decision: 'cross', agreement: 'falling', active: 'rising', evaluation: 'upright',
  postSupport: 'sparse', closed: 'plain', notTaken: 'solid',
};
/** The darker the more severe. */
const levelFills: Record<string, Fill> = { adaptation: 'rings', basic: 'zigzag', crisis: 'dense', emergency: 'solid' };

/** A code that a region has added is drawn all the same. */
export function statusFill(code: string): Fill {
  return statusFills[code] ?? 'plain';
}

export function levelFill(code: string): Fill {
  return levelFills[code] ?? 'plain';
}

/** The fill of each stretch; those without one of their own take turns. */
export function spellFills(spells: readonly TimelineSpell[], fillOf: (code: string) => Fill | undefined): Fill[] {
  const codes = [...new Set(spells.map(({ code }) => code))];
  return spells.map(({ code }) => fillOf(code) ?? (codes.indexOf(code) % 2 === 0 ? 'plain' : 'sparse'));
}
