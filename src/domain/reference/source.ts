import type { Source } from './entry.ts';

/** Each function cites one text; the clause is named as in the regulation's own data file. */
export const magadan = cite('magadan-2017');
export const chelyabinsk = cite('chelyabinsk-2022');
export const tatarstan = cite('tatarstan-2017');
export const azov = cite('azov-2017');
export const valuyki = cite('valuyki');
/** The service's own base rules, where no region's text has the term. */
export const base = cite('base');

function cite(regulation: string): (clause: string) => Source {
  return (clause) => ({ regulation, clause });
}
