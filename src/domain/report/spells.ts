import type { LocalDate } from '../calendar/local-date.ts';
import type { Assessment } from '../case/assess.ts';
import { isKind } from '../case/facts.ts';
import type { History } from '../case/history.ts';
import type { Spell, SpellKind } from './trace-types.ts';

/** The stretches of a case's life. A stretch never ends before it begins: a fact dated before what it follows counts from that day. */
export function spellsOf({ history, postSupport }: Assessment): Spell[] {
  return [
    preparation(history), ...accompaniment(history), ...levels(history), ...curators(history), ...extensions(history),
    ...(postSupport === undefined ? [] : [
      spell('postSupport', 1, '', postSupport.anchor, { to: postSupport.closesOn, endedBy: 'watchOver' }),
    ]),
  ];
}

interface End {
  to: LocalDate | undefined;
  endedBy: string | undefined;
}

function spell(kind: SpellKind, number: number, value: string, from: LocalDate, end: End, valueBefore: string | null = null): Spell {
  const to = end.to === undefined ? null : later(from, end.to);
  return { kind, number, value, from, to, valueBefore, endedBy: to === null ? null : (end.endedBy ?? null) };
}

function later(one: LocalDate, other: LocalDate): LocalDate {
  return one > other ? one : other;
}

/** From the approach (обращение) to the start of the programme, or to the day on which it became clear that there will be none. */
function preparation({ opened, startedOn, notTaken }: History): Spell {
  const end = startedOn === undefined ? { to: notTaken?.on, endedBy: notTaken?.outcome } : { to: startedOn, endedBy: 'started' };
  return spell('preparation', 1, '', opened.on, end);
}

/** A family is taken on (принята на сопровождение) when its programme starts, and no more from the day of the decision that ends it. */
function accompaniment({ opened, startedOn, ending }: History): Spell[] {
  return startedOn === undefined ? [] : [spell('accompaniment', 1, opened.data.ground, startedOn, { to: ending?.on, endedBy: ending?.outcome })];
}

/** The level in force (not one proposed): from the start, then from each decision that changed it. */
function levels({ startedOn, terms, ending }: History): Spell[] {
  const [first] = terms;
  if (startedOn === undefined || first === undefined) return [];
  const changes = terms.filter(({ origin }) => origin === 'levelChange');
  const steps = [{ level: first.level, on: startedOn }, ...changes.map(({ level, decidedOn: on }) => ({ level, on }))];
  return chained(steps.map(({ level, on }) => ({ value: level, on })), 'level', 'levelChange', ending?.on, true);
}

/** Who held the case: from the day of each assignment, till the case ended. */
function curators({ facts, ending, notTaken }: History): Spell[] {
  const steps = facts.filter(isKind('curatorAssignment')).map(({ data, on }) => ({ value: data.specialistId, on }));
  return chained(steps, 'curator', 'reassigned', (ending ?? notTaken)?.on, false);
}

function chained(
  steps: readonly { value: string; on: LocalDate }[], kind: SpellKind, changedBy: string, endsOn: LocalDate | undefined, tellsBefore: boolean,
): Spell[] {
  const days: LocalDate[] = [];
  for (const { on } of steps) days.push(later(days.at(-1) ?? on, on));
  return steps.map(({ value }, index) => {
    const next = days[index + 1];
    const end = next === undefined ? { to: endsOn, endedBy: 'ended' } : { to: next, endedBy: changedBy };
    const before = tellsBefore ? (steps[index - 1]?.value ?? null) : null;
    return spell(kind, index + 1, value, days[index] ?? '', end, before);
  });
}

function extensions({ terms }: History): Spell[] {
  return terms.filter(({ origin }) => origin === 'extension').map(({ level, decidedOn }, index) =>
    spell('extension', index + 1, level, decidedOn, { to: decidedOn, endedBy: 'extended' }));
}
