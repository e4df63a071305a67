import type { Operation } from './every-document.ts';
import type { Side } from './every-side.ts';

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What an id in a body's example stands for, by the name of its field. Whoever adds such a field says here what it names. */
const things: Record<string, (side: Side, depth: number) => string> = {
  caseId: ({ live }) => live.id,
  familyId: ({ gone }) => gone.family.id,
  memberId: ({ live }) => live.mother,
  memberIds: ({ live }) => live.child,
  targetMemberIds: ({ live }) => live.child,
  applicantMemberId: ({ gone }) => gone.mother,
  recommendationFactId: ({ recommendationFactId }) => recommendationFactId,
  // a case that a resolution is about
  id: ({ live }) => live.id,
  specialistId: ({ cast }) => cast.specialist.id,
  distributionFactId: ({ facts }) => facts.get('distributions')?.factId ?? '',
  letterFactId: ({ facts }) => facts.get('letters')?.factId ?? '',
  referralFactId: ({ facts }) => facts.get('council-referrals')?.factId ?? '',
  to: ({ cast }) => cast.specialist.id,
  providerId: ({ cast }) => cast.provider.id,
  providerIds: ({ cast }) => cast.provider.id,
  organisationId: ({ cast }, depth) => (depth === 1 ? cast.provider.id : cast.partner.id),
};

/** What of the examples depends on the day. */
const inTime: Record<string, unknown> = { oldValidUntil: '2026-07-03T09:00:00.000Z' };

/** The example of the document with a side's ids in the place of the demo's. */
export function bodyOf({ operationId, example }: Operation, side: Side): unknown {
  const replaced = (value: unknown, field: string, depth: number): unknown => {
    if (Array.isArray(value)) return value.map((one) => replaced(one, field, depth));
    if (typeof value === 'object' && value !== null) {
      return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, replaced(part, key, depth + 1)]));
    }
    if (field in inTime) return inTime[field];
    if (typeof value !== 'string' || !ID.test(value)) return value;
    const thing = things[field];
    if (thing === undefined) throw new Error(`${operationId}: nothing is known to put into ${field} of the body`);
    return thing(side, depth);
  };
  return replaced(example, '', 0);
}
