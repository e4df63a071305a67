import { labelOf } from '../../src/domain/reference/index.ts';
import type { CaseState, Problem } from './shapes.ts';

/** Something was not as the road has it; the scenario stops and its exit code is 1. */
export class Surprise extends Error {
  override name = 'Surprise';
}

/** Tells the road to a person at a terminal. */
export interface Narrator {
  /** A new part of the road. */
  chapter(title: string): void;
  /** Something was done. */
  done(text: string): void;
  /** What that means now. */
  note(text: string): void;
  /** Something was refused, as it should be. */
  refused(attempt: string, problem: Problem): void;
  /** The case as it is after a step. */
  standing(state: CaseState): void;
  plain(text: string): void;
}

/** @param write gets a line without its end */
export function narratorTo(write: (line: string) => void): Narrator {
  let number = 0;
  let status = '';
  return {
    chapter(title) {
      number += 1;
      write(`\n${number}. ${title}`);
    },
    done: (text) => write(`   ✓ ${text}`),
    note: (text) => write(`     ${text}`),
    refused(attempt, problem) {
      write(`   ✗ ${attempt}`);
      write(`     отказ ${problem.status} ${problem.code}: ${problem.title}`);
      for (const line of reasons(problem)) write(`       — ${line}`);
    },
    standing(state) {
      if (state.status === status) return;
      status = state.status;
      write(`     состояние дела: ${status} — ${labelOf('caseStatuses', status).ru}`);
    },
    plain: write,
  };
}

/** One line for what two rules found at once. */
function unrepeated(errors: NonNullable<Problem['errors']>): NonNullable<Problem['errors']> {
  return errors.filter(({ detail }, index) => errors.findIndex((other) => other.detail === detail) === index);
}

function reasons({ errors = [], detail }: Problem): string[] {
  if (errors.length === 0) return [detail];
  return unrepeated(errors).map(({ pointer, code, detail: text, clause }) => {
    const where = pointer === '' ? '' : `, ${pointer}`;
    return `${text} [${code}${where}${clause === undefined ? '' : `; ${clause}`}]`;
  });
}
