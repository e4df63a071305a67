import { type Static, Type } from 'typebox';
import { gateRule } from './gate-rule.ts';

/**
 * What a regulation (порядок, модельная программа, регламент) lays down, as data. Codes refer to `domain/reference`;
 * months are calendar months (Civil Code art. 192), working days follow the production calendar (art. 191).
 * `clause` names the place in the region's text and is kept beside each value.
 */
const strict = { additionalProperties: false } as const;
const code = Type.String({ minLength: 1, maxLength: 60, pattern: '^[A-Za-z][A-Za-z0-9.]*$' });
const clause = Type.String({ minLength: 1, maxLength: 200 });
/** True when the region is silent on this part and it is taken over from `base`. */
const fromBase = Type.Optional(Type.Boolean());
const months = Type.Integer({ minimum: 1, maximum: 120 });
const words = Type.String({ minLength: 1, maxLength: 500 });
const text = Type.Object({ ru: words, en: words }, strict);
/** No list of a regulation is longer; keeps what is sent over the API within reason. */
const maxItems = 200;
/** A bound for counts of days, families and ages: far above any real one, far below what cannot be computed with. */
const count = { minimum: 1, maximum: 1000 };

export const namesRule = Type.Object({
  programme: text,
  programmeShort: Type.String({ minLength: 1, maxLength: 30 }),
}, strict);

export const levelRule = Type.Object({
  code,
  /** Larger is more severe; a family counts once, at its most severe level. */
  severity: Type.Integer(count),
}, strict);

export const termRule = Type.Object({
  longestMonths: months,
  leastMonths: Type.Union([months, Type.Null()]),
}, strict);

export const caseloadRule = Type.Object({
  /** `perLevel`: each level has its own limit; `weighted`: the sum of 1/limit over all families is at most 1. */
  counting: Type.Union([Type.Literal('perLevel'), Type.Literal('weighted')]),
  /** `overridable`: a head may exceed a limit with a written reason, which is kept. */
  mode: Type.Union([Type.Literal('strict'), Type.Literal('overridable')]),
}, strict);

export const limitRule = Type.Union([
  Type.Object({ families: Type.Integer(count) }, strict),
  /** Families of this level are counted together with those of another one. */
  Type.Object({ countedWith: code }, strict),
]);

export const groundRule = Type.Object({
  code,
  applicant: Type.Union([Type.Literal('parent'), Type.Literal('minor'), Type.Literal('none')]),
  /** Youngest age in full years at which a minor's own application is accepted. */
  ageFrom: Type.Optional(Type.Integer({ minimum: 0, maximum: 100 })),
  /** «Over N»: accepted from the day after the N-th birthday. */
  ageAfter: Type.Optional(Type.Integer({ minimum: 0, maximum: 100 })),
  /** No longer a minor's application from this age. */
  ageBelow: Type.Optional(Type.Integer({ minimum: 0, maximum: 100 })),
  /** A message: who sent it and in which form must be told. */
  source: Type.Boolean(),
}, strict);

export const stepRule = Type.Object({
  code,
  status: code,
  gates: Type.Array(gateRule, { maxItems }),
}, strict);

export const decisionRule = Type.Object({
  kind: code,
  /** Any one of these bodies may decide so. */
  bodies: Type.Array(code, { minItems: 1, maxItems }),
  clause,
  fromBase,
}, strict);

export const deadlineRule = Type.Object({
  code,
  /** The gate, or `ground`, whose date starts the count. */
  from: code,
  /** The gate that must be met in time. */
  until: code,
  term: Type.Union([
    Type.Object({ workingDays: Type.Integer(count) }, strict),
    Type.Object({ months }, strict),
  ]),
  ru: words,
  en: words,
  clause,
}, strict);

export const endingRule = Type.Object({
  /** A code of reference `outcomes`. */
  code,
  decision: code,
  finalDiagnostics: Type.Boolean(),
  /** Every measure carries a mark: done, or not done with a reason. */
  measuresMarked: Type.Boolean(),
  /** The paper that must be in the case, or null. */
  paper: Type.Union([code, Type.Null()]),
  clause,
  fromBase,
}, strict);

export const postSupportRule = Type.Object({
  /** Outcomes after which the family is watched. */
  after: Type.Array(code, { maxItems }),
  everyMonths: months,
  forMonths: months,
}, strict);

export const reviewRule = Type.Object({
  code,
  /** How often during the term, counted from the programme's start. */
  everyMonths: months,
  /** The body that reviews: a code of reference `bodies`. */
  body: code,
  ru: words,
  en: words,
  clause,
}, strict);

export const reportRule = Type.Object({
  code,
  everyMonths: months,
  /** Who receives it: a kind of organisation. */
  receiver: code,
  ru: words,
  en: words,
  clause,
}, strict);

export const noticeRule = Type.Object({
  /** Calendar days before a programme's end on which it is flagged, largest first. */
  programmeEnd: Type.Array(Type.Integer(count), { minItems: 1, maxItems: 10 }),
  /** Calendar days before a post-support check on which it is scheduled. */
  postSupportCheck: Type.Integer(count),
  /** Calendar days before a review on which it is flagged. */
  review: Type.Integer(count),
}, strict);

/** When an alert becomes the head's business too, and when the commission's. */
export const escalationRule = Type.Object({
  /** Working days after it was raised. */
  workingDays: Type.Integer(count),
  /** Levels at which whatever is critical is the commission's business at once; those of `base` where nothing is said. */
  commissionLevels: Type.Optional(Type.Array(code, { maxItems })),
}, strict);

/** Consent to the processing of personal data, once it is given. */
export const consentRule = Type.Object({
  /** Calendar days before its last day on which it is flagged, largest first. */
  notices: Type.Array(Type.Integer(count), { minItems: 1, maxItems: 10 }),
}, strict);

/** What the family's consent must cover before specialists of another organisation are brought in. */
export const outsideSpecialistsRule = Type.Object({
  /** The bringing in itself: scope `outsideSpecialists`. */
  consent: Type.Boolean(),
  /** The transfer of personal data to them: scope `transferToExecutors`. */
  transferConsent: Type.Boolean(),
}, strict);

/** Whether hard questions of a case are taken to a council of the municipality, which advises and does not decide. */
export const municipalCouncilRule = Type.Object({ refer: Type.Boolean() }, strict);

/** Every rule with the type of its value. A region answers some of them; `base` answers all. */
export const ruleTypes = {
  names: namesRule,
  levels: Type.Array(levelRule, { minItems: 1, maxItems }),
  terms: Type.Record(Type.String(), termRule),
  caseload: caseloadRule,
  caseloadLimits: Type.Record(Type.String(), limitRule),
  grounds: Type.Array(groundRule, { minItems: 1, maxItems }),
  categories: Type.Array(code, { minItems: 1, maxItems }),
  circumstances: Type.Array(code, { minItems: 1, maxItems }),
  steps: Type.Array(stepRule, { minItems: 1, maxItems }),
  consent: consentRule,
  outsideSpecialists: outsideSpecialistsRule,
  registration: Type.Object({ at: code }, strict),
  decisions: Type.Array(decisionRule, { minItems: 1, maxItems }),
  deadlines: Type.Array(deadlineRule, { maxItems }),
  municipalCouncil: municipalCouncilRule,
  agreement: Type.Object({
    /** The agreement states what the family itself wants to reach. */
    familyDesiredResult: Type.Boolean(),
  }, strict),
  reviews: Type.Array(reviewRule, { maxItems }),
  reports: Type.Array(reportRule, { maxItems }),
  notices: noticeRule,
  escalation: escalationRule,
  endings: Type.Array(endingRule, { minItems: 1, maxItems }),
  extensions: Type.Object({ max: Type.Union([Type.Integer({ minimum: 0, maximum: 1000 }), Type.Null()]) }, strict),
  postSupport: postSupportRule,
} as const;

export type RuleName = keyof typeof ruleTypes;
export type RuleValue<N extends RuleName> = Static<(typeof ruleTypes)[N]>;

export type Level = Static<typeof levelRule>;
export type Ground = Static<typeof groundRule>;
export type Step = Static<typeof stepRule>;
export type DeadlineRule = Static<typeof deadlineRule>;
export type ReviewRule = Static<typeof reviewRule>;
export type EndingRule = Static<typeof endingRule>;
export type DecisionRule = Static<typeof decisionRule>;
export type { Gate } from './gate-rule.ts';

/** One answered rule of a region's text. */
export interface Cited<T> {
  value: T;
  clause: string;
}

/** One region's data file: what its text says, and nothing of what it is silent about. */
export interface RegulationSource {
  code: string;
  version: number;
  /** The first day on which cases are opened under this version, `YYYY-MM-DD`. */
  validFrom: string;
  /** The region's name as used in scopes, for example `tatarstan`. */
  region: string;
  /** IANA time zone in which the region's days turn. */
  timeZone: string;
  title: { ru: string; en: string };
  rules: { [N in RuleName]?: Cited<RuleValue<N>> };
}
