import type { FactRule } from './case/fact-rule.ts';

export const curatorRule: FactRule<'curatorAssignment'> = {
  action: () => 'assignCurator',
  causes: ({ history }) => [{ ru: 'закрепление прежнего куратора', en: 'the assignment of the present curator', on: history.curator?.on }],
  violations: ({ history }, { specialistId }, around) => {
    const pointer = '/specialistId';
    if (!around.curatorIds.has(specialistId)) return [{ code: 'curator.not-in-organisation', pointer }];
    return history.curator?.specialistId === specialistId ? [{ code: 'curator.same', pointer }] : [];
  },
};
