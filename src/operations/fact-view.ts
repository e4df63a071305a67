import type { Fact } from '../domain/case/facts.ts';
import type { Caller } from './context.ts';

/** A fact as the wire tells it: what is known of every fact, and beside it what the fact itself says. */
export interface FactView {
  id: string;
  seq: number;
  factKind: Fact['kind'];
  date: string;
  recordedAt: string;
  recordedBy: string;
}

/** A fact, flat; the fields that belong to a paper's type stand beside the others, as they came. */
export function factView(fact: Fact): FactView {
  const { id, seq, kind, on, recordedAt, recordedBy } = fact;
  return { ...contentOf(fact), id, seq, factKind: kind, date: on, recordedAt, recordedBy };
}

/** A fact as its caller may see it: a commission reads what was decided, not what was advised to the family or said about loads. */
export function factViewFor({ role }: Caller, fact: Fact): FactView {
  if (role !== 'commission' || fact.kind !== 'decision') return factView(fact);
  const { recommendations: _, overrideReason: __, ...data } = fact.data;
  return factView({ ...fact, data });
}

function contentOf(fact: Fact): object {
  if (fact.kind !== 'paper') return fact.data;
  const { details, ...data } = fact.data;
  return { ...details, ...data };
}
