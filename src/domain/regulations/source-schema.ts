import { type TObject, type TOptional, Type } from 'typebox';
import { type RuleName, ruleTypes } from './regulation.ts';

const strict = { additionalProperties: false } as const;
const words = Type.String({ minLength: 1, maxLength: 500 });

type RuleAnswers = { [N in RuleName]: TOptional<TObject<{ value: (typeof ruleTypes)[N]; clause: typeof clause }>> };

const clause = Type.String({ minLength: 1, maxLength: 200 });

const answers = Object.fromEntries(
  Object.entries(ruleTypes).map(([name, value]) => [name, Type.Optional(Type.Object({ value, clause }, strict))]),
) as RuleAnswers;

/** The form of a region's file: its heading, and those rules that its text answers. */
export const sourceSchema = Type.Object({
  code: Type.String({ minLength: 1, maxLength: 60, pattern: '^[a-z0-9-]+$' }),
  version: Type.Integer({ minimum: 1, maximum: 10_000 }),
  validFrom: Type.String({ maxLength: 10 }),
  region: Type.String({ minLength: 1, maxLength: 60, pattern: '^[a-z0-9-]+$' }),
  timeZone: Type.String({ minLength: 1, maxLength: 60 }),
  title: Type.Object({ ru: words, en: words }, strict),
  rules: Type.Object(answers, strict),
}, strict);
