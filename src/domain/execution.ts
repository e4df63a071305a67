import type { FactRule } from './case/fact-rule.ts';
import type { Violation } from './errors.ts';
import { measuresInForce } from './measure.ts';

export const executionRule: FactRule<'execution'> = {
  action: () => 'markExecution',
  causes: ({ history }) => [{ ru: 'начало программы', en: 'the start of the programme', on: history.startedOn }],
  violations: ({ history }, data) => {
    const current = history.currentProgramme?.data.number;
    const number = data.measureNumber;
    if (data.programmeNumber !== current) {
      return [{ code: 'programme.not-latest', pointer: '/programmeNumber', params: { number: data.programmeNumber } }];
    }
    const found = measuresInForce(history).find(({ measure }) => measure.number === number);
    if (found === undefined) return [{ code: 'link.unknown', pointer: '/measureNumber', params: { what: number } }];
    const done: Violation[] = found.state === 'done'
      ? [{ code: 'measure.already-executed', pointer: '/measureNumber', params: { number } }]
      : [];
    const silent = data.result === 'notDone' && data.reason === undefined;
    return [...done, ...(silent ? [{ code: 'measure.reason-required', pointer: '/reason' } satisfies Violation] : [])];
  },
};
