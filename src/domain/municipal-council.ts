import type { FactRule } from './case/fact-rule.ts';
import { isKind } from './case/facts.ts';
import type { Violation } from './errors.ts';
import type { Regulation } from './regulations/resolve.ts';

/** A refusal where the region's text takes no question to a municipal council. */
export function noMunicipalCouncil({ rules: { municipalCouncil: { value, citation } } }: Regulation): Violation[] {
  return value.refer ? [] : [{ code: 'action.not-in-regulation', citation }];
}

/** A hard question of a case goes to the municipal council (Татарстан, п. 4.13). It changes no status: the deciding body still decides. */
export const councilReferralRule: FactRule<'councilReferral'> = {
  action: () => 'referToCouncil',
};

/** What the council advised on a question that was taken to it; it may return to one. */
export const councilOpinionRule: FactRule<'councilOpinion'> = {
  action: () => 'recordCouncilOpinion',
  causes: ({ history }, { referralFactId }) => [{
    ru: 'вынесение вопроса на консилиум', en: 'the referral to the council',
    on: history.facts.filter(isKind('councilReferral')).find(({ id }) => id === referralFactId)?.on,
  }],
  violations: ({ history }, { referralFactId }) =>
    history.facts.some(({ kind, id }) => kind === 'councilReferral' && id === referralFactId)
      ? []
      : [{ code: 'link.unknown', pointer: '/referralFactId', params: { what: referralFactId } }],
};
