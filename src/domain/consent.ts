import { ageOn, type LocalDate } from './calendar/local-date.ts';
import { consentCitation } from './case/consent-citation.ts';
import { PROCESSING } from './case/consents.ts';
import type { Cause, FactRule, Surroundings } from './case/fact-rule.ts';
import type { ConsentData, ConsentWithdrawalData, Executor } from './case/facts.ts';
import { gatesBefore } from './case/gates.ts';
import type { Situation } from './case/situation.ts';
import { endedStatuses } from './case/status.ts';
import type { Violation } from './errors.ts';
import { type FamilyMember, isRepresentative } from './family.ts';
import { findEntry, labelOf } from './reference/index.ts';

/** A person of this age disposes of their own data (Civil Code art. 21). */
const ADULT_AGE = 18;

/**
 * Whether a member of the family may give consent on a day: an adult, or a parent or legal representative, who may be a minor as well
 * (152-ФЗ, ст. 9 ч. 1, 6). One who is neither for certain may not.
 */
export function mayConsent(member: FamilyMember, on: LocalDate): boolean {
  const { birthDate } = member;
  return isRepresentative(member) || (birthDate !== null && birthDate <= on && ageOn(birthDate, on) >= ADULT_AGE);
}

export const consentRule: FactRule<'consent'> = {
  action: () => 'recordConsent',
  causes: ({ history: { consents } }): Cause[] => [
    { ru: 'отзыв прежнего согласия', en: 'the withdrawal of the earlier consent', on: consents.lastWithdrawnOn },
  ],
  violations: (_, data, around, on) => [
    ...giverViolations(data, around),
    ...unknownScopes(data.scope),
    ...(data.scope.includes(PROCESSING) ? [] : [{ code: 'consent.processing-required', pointer: '/scope' } satisfies Violation]),
    ...dayViolations(data, on),
  ],
};

function giverViolations({ memberId }: ConsentData, { memberIds, consentingIds }: Surroundings): Violation[] {
  const pointer = '/memberId';
  if (!memberIds.has(memberId)) return [{ code: 'link.unknown', pointer, params: { what: memberId } }];
  return consentingIds.has(memberId) ? [] : [{ code: 'consent.giver-not-entitled', pointer }];
}

function unknownScopes(scope: readonly string[]): Violation[] {
  return scope.flatMap((value, index): Violation[] =>
    findEntry('consentScopes', value) === undefined
      ? [{ code: 'reference.unknown', pointer: `/scope/${index}`, params: { value, list: 'consentScopes' } }]
      : []);
}

function dayViolations({ signedOn, validUntil }: ConsentData, on: LocalDate): Violation[] {
  const late: Violation[] = signedOn !== undefined && signedOn > on
    ? [{ code: 'consent.signed-later', pointer: '/signedOn', params: { signed: signedOn, date: on } }]
    : [];
  const over: Violation[] = validUntil !== undefined && validUntil < on
    ? [{ code: 'consent.over-already', pointer: '/validUntil', params: { until: validUntil, date: on } }]
    : [];
  return [...late, ...over];
}

export const consentWithdrawalRule: FactRule<'consentWithdrawal'> = {
  action: () => 'withdrawConsent',
  causes: ({ history: { consents } }, { memberId }): Cause[] => [
    { ru: 'согласие', en: 'the consent', on: consents.given.find((one) => one.memberId === memberId)?.on },
  ],
  violations: (situation, data) => (somethingToWithdraw(situation).length > 0 ? [] : notGiven(situation, data)),
};

/** Only who gave takes back, and only what they gave: who has left the family since may do so as well. */
function notGiven({ history: { consents } }: Situation, { memberId, scope = [] }: ConsentWithdrawalData): Violation[] {
  const given = consents.given.find((one) => one.memberId === memberId);
  if (given === undefined) return [{ code: 'consent.not-given-by-member', pointer: '/memberId' }];
  return scope.flatMap((code, index): Violation[] => {
    const { ru, en } = labelOf('consentScopes', code);
    return given.scope.includes(code)
      ? []
      : [{ code: 'consent.scope-not-given', pointer: `/scope/${index}`, params: { scopeRu: ru, scopeEn: en } }];
  });
}

/** A consent may be withdrawn at any time (152-ФЗ, ст. 9 ч. 2), in a case that has ended too, as long as there is one. */
export function somethingToWithdraw({ consent, regulation }: Situation): Violation[] {
  const standing = consent.state === 'given' || consent.state === 'lapsed';
  return standing ? [] : [{ code: 'consent.nothing-to-withdraw', citation: consentCitation(regulation) }];
}

/**
 * What may be done without a living consent, once there was one: give it anew, take it back, refuse or end, and enter what comes back of
 * what was sent.
 */
const always = [
  'recordConsent', 'withdrawConsent', 'withdraw', 'confirmReceipt', 'recordLetterAnswer',
  'recordRecommendation', 'answerRecommendation',
];
const refusing = ['denyNeed', 'rejectProgramme', 'endPostSupport'];

/**
 * Why nothing new may be processed: the consent was withdrawn, or has lapsed (152-ФЗ, ст. 21 ч. 5). Empty for what ends the matter and
 * for the papers that an end needs. Before the first consent the gate says it.
 * @param type the part behind an action's colon
 */
export function consentReasons(situation: Situation, name: string, type: string): Violation[] {
  const { consent, regulation, status } = situation;
  const { state, since = '' } = consent;
  if (state !== 'withdrawn' && state !== 'lapsed') return [];
  if (endedStatuses.includes(status) || mayStill(situation, name, type)) return [];
  return [{ code: `consent.${state}`, params: { since }, citation: consentCitation(regulation) }];
}

function mayStill({ regulation }: Situation, name: string, type: string): boolean {
  const endings = regulation.rules.endings.value;
  if (name === 'decide') return refusing.includes(type) || endings.some(({ decision }) => decision === type);
  if (name === 'recordPaper') return type === 'writtenRefusal' || endings.some(({ paper }) => paper === type);
  return always.includes(name);
}

/**
 * What the consent must cover, by the region's text, before other organisations take part, and does not: a refusal at each place that
 * names one. A consent that has lapsed, was withdrawn or is still awaited is told by itself.
 * @param places organisations with the places where the request names them; the provider's own are no outsiders
 */
export function outsideViolations(
  situation: Situation, places: readonly { organisationId: string | undefined; pointer: string }[], { providerId }: Pick<Surroundings, 'providerId'>,
): Violation[] {
  const { consent, regulation } = situation;
  const { value: rule, citation } = regulation.rules.outsideSpecialists;
  if (consent.state === 'withdrawn' || consent.state === 'lapsed' || isToldByGate(situation)) return [];
  const needed = [...(rule.consent ? ['outsideSpecialists'] : []), ...(rule.transferConsent ? ['transferToExecutors'] : [])];
  const lacking = needed.filter((code) => !consent.scope.includes(code)).map((code) => labelOf('consentScopes', code));
  const outside = places.filter(({ organisationId }) => organisationId !== undefined && organisationId !== providerId);
  return outside.flatMap(({ pointer }) => lacking.map(({ ru, en }): Violation => (
    { code: 'consent.outside-specialists', pointer, params: { scopeRu: ru, scopeEn: en }, citation })));
}

/** While there is no consent at all, the road says so wherever it puts the consent before the draft. */
function isToldByGate({ consent, regulation, history }: Situation): boolean {
  if (consent.state !== 'none' || history.startedOn !== undefined) return false;
  return gatesBefore(regulation, 'programmeDrafted').some(({ gate }) => gate === 'consent');
}

/** Where a measure names organisations. */
export function executorPlaces(executor: Executor, coExecutors: readonly Executor[], at: string) {
  const others = coExecutors.map(({ organisationId }, index) => ({ organisationId, pointer: `${at}/coExecutors/${index}` }));
  return [{ organisationId: executor.organisationId, pointer: `${at}/executor` }, ...others];
}
