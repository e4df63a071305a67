import type { FactRule } from './case/fact-rule.ts';

export const postSupportCheckRule: FactRule<'postSupportCheck'> = {
  action: () => 'recordPostSupportCheck',
  causes: ({ history }) => [{ ru: 'решение о завершении', en: 'the decision to end', on: history.ending?.on }],
  violations: ({ postSupport }, { number }, _, on) => {
    if (postSupport === undefined) return [];
    const check = postSupport.checks.find((planned) => planned.number === number);
    const at = { pointer: '/number', params: { number }, citation: postSupport.citation };
    if (check === undefined) return [{ ...at, code: 'check.unknown' }];
    if (check.madeOn !== undefined) return [{ ...at, code: 'check.already-made' }];
    if (on >= check.from) return [];
    return [{ ...at, code: 'check.too-early', pointer: '/date', params: { number, from: check.from, date: on } }];
  },
};
