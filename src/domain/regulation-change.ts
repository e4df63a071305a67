import type { Assessment } from './case/assess.ts';
import type { Fact } from './case/facts.ts';
import { missingGates } from './case/gates.ts';
import type { Citation, Violation } from './errors.ts';
import { programmeViolations } from './programme.ts';
import { labelOf } from './reference/index.ts';
import type { Regulation } from './regulations/resolve.ts';

/** Why a case cannot move to another version: levels that its facts name and that are not there. Asked before it is assessed by it. */
export function unknownLevels(next: Regulation, facts: readonly Fact[]): Violation[] {
  const known = next.rules.levels.value.map(({ code }) => code);
  const lost = [...new Set(facts.flatMap(levelOf))].filter((level) => !known.includes(level));
  return lost.map((level) => {
    const { ru, en } = labelOf('levels', level);
    return misfit(`в ней нет уровня «${ru}»`, `it has no level “${en}”`, next.rules.levels.citation);
  });
}

function levelOf({ kind, data }: Fact): string[] {
  const level = kind === 'levelAssignment' || kind === 'decision' ? data.level : undefined;
  return level === undefined ? [] : [level];
}

/**
 * Why a case cannot live on by another version: a programme that has started must have started by it too, on the same day, and its
 * open measures must fall into the term that it gives.
 */
export function misfits(before: Assessment, after: Assessment): Violation[] {
  return [...startMisfits(before, after), ...measureMisfits(after)];
}

function startMisfits({ startedOn: was }: Assessment, { startedOn: is, history, situation }: Assessment): Violation[] {
  if (was === undefined || was === is) return [];
  const { regulation } = situation;
  const { steps } = regulation.rules;
  if (is !== undefined) {
    return [misfit(`программа началась бы ${is}, а началась ${was}`, `the programme would have started on ${is}, it did on ${was}`, steps.citation)];
  }
  return missingGates(regulation, history, steps.value.flatMap(({ gates }) => gates)).map(({ params, citation }) =>
    misfit(`не выполнено условие — ${params?.['gateRu']}`, `a condition is not met: ${params?.['gateEn']}`, citation ?? steps.citation));
}

function measureMisfits({ situation, history }: Assessment): Violation[] {
  const { citation } = situation.regulation.rules.terms;
  const to = history.terms.at(-1)?.endsOn ?? '';
  return programmeViolations(situation.regulation, history).map(({ params }) => misfit(
    `мероприятие № ${params?.['number']} со сроком ${params?.['due']} не попадает в срок программы, до ${to}`,
    `measure ${params?.['number']}, due on ${params?.['due']}, is outside the programme’s term, which ends on ${to}`,
    citation,
  ));
}

function misfit(reasonRu: string, reasonEn: string, citation: Citation): Violation {
  return { code: 'regulation.does-not-fit', params: { reasonRu, reasonEn }, citation };
}
