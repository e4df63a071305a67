import { type FactRule, startOf } from './case/fact-rule.ts';
import type { Violation } from './errors.ts';
import { partsOf } from './correspondence.ts';
import { measuresInForce } from './measure.ts';

export const executionRule: FactRule<'execution'> = {
  action: () => 'markExecution',
  causes: ({ history }) => [{ ru: 'начало программы', en: 'the start of the programme', on: history.startedOn }],
  violations: ({ history }, data, { providerId }) => {
    const current = history.currentProgramme?.data.number;
    const number = data.measureNumber;
    if (data.programmeNumber !== current) {
      return [{ code: 'programme.not-latest', pointer: '/programmeNumber', params: { number: data.programmeNumber } }];
    }
    const found = measuresInForce(history).find(({ measure }) => measure.number === number);
    if (found === undefined) return [{ code: 'link.unknown', pointer: '/measureNumber', params: { what: number } }];
    const { markedBy } = data;
    const mine = markedBy === undefined || partsOf(found.measure, providerId).some(({ organisationId, part }) =>
      organisationId === markedBy.organisationId && part === 'executor');
    if (!mine) return [{ code: 'measure.executor-marks', params: { number } }];
    const done: Violation[] = found.state === 'done'
      ? [{ code: 'measure.already-executed', pointer: '/measureNumber', params: { number } }]
      : [];
    const silent = data.result === 'notDone' && data.reason === undefined;
    return [...done, ...(silent ? [{ code: 'measure.reason-required', pointer: '/reason' } satisfies Violation] : [])];
  },
};

/** A report changes no mark. It comes from an organisation that carries out the measure. */
export const executionReportRule: FactRule<'executionReport'> = {
  action: () => 'reportExecution',
  causes: ({ history }) => [startOf(history)],
  violations: ({ history }, { programmeNumber, measureNumber: number, organisationId: what }, { providerId }) => {
    if (programmeNumber !== history.currentProgramme?.data.number) {
      return [{ code: 'programme.not-latest', pointer: '/programmeNumber', params: { number: programmeNumber } }];
    }
    const found = measuresInForce(history).find(({ measure }) => measure.number === number);
    if (found === undefined) return [{ code: 'link.unknown', pointer: '/measureNumber', params: { what: number } }];
    const takesPart = partsOf(found.measure, providerId).some(({ organisationId }) => organisationId === what);
    return takesPart ? [] : [{ code: 'report.not-executor', pointer: '/organisationId', params: { what, number } }];
  },
};
