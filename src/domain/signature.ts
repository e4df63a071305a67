import { type FactRule, unknownMembers } from './case/fact-rule.ts';
import type { SignatureData } from './case/facts.ts';
import type { History } from './case/history.ts';
import type { Violation } from './errors.ts';
import { versionViolations } from './programme.ts';

export const signatureRule: FactRule<'signature'> = {
  action: ({ act }) => (act === 'copyHandedOver' ? 'handOverCopy' : 'signProgramme'),
  causes: ({ history }, { programmeNumber, act }) => {
    const programme = history.programmes.find(({ data }) => data.number === programmeNumber);
    return [
      { ru: 'составление программы', en: 'the drafting of the programme', on: programme?.draftedOn },
      { ru: 'решение по программе', en: 'the decision on the programme', on: programme?.decided?.on },
      ...(act === 'copyHandedOver'
        ? [{ ru: 'подпись семьи', en: 'the signature of the family', on: programme?.signedByFamilyOn }]
        : []),
    ];
  },
  violations: ({ history }, data, around) => [
    ...versionViolations(history, data.programmeNumber),
    ...unknownMembers([data.memberId], () => '/memberId', around),
    ...(isRepeated(history, data)
      ? [{ code: 'programme.already-signed', params: { number: data.programmeNumber } } satisfies Violation]
      : []),
  ],
};

function isRepeated({ facts }: History, wanted: SignatureData): boolean {
  return facts.some(({ kind, data }) =>
    kind === 'signature' && data.programmeNumber === wanted.programmeNumber && data.act === wanted.act
    && data.signer === wanted.signer && data.memberId === wanted.memberId);
}
