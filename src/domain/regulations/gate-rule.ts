import { type Static, Type } from 'typebox';

/**
 * A gate: one thing that must have happened before a case leaves a step. `paper` and `diagnostic` name their type;
 * `after` lists gates that must be met before this one may be.
 */
export const gateRule = Type.Object({
  gate: Type.Union([
    Type.Literal('ground'),
    Type.Literal('consent'),
    Type.Literal('paper'),
    Type.Literal('diagnostic'),
    Type.Literal('curator'),
    Type.Literal('level'),
    Type.Literal('programmeDrafted'),
    Type.Literal('programmeSubmitted'),
    Type.Literal('programmeApproved'),
    Type.Literal('programmeSigned'),
    Type.Literal('copyHandedOver'),
    Type.Literal('agreement'),
    Type.Literal('programmeSent'),
  ]),
  type: Type.Optional(Type.String({ minLength: 1, maxLength: 60 })),
  after: Type.Optional(Type.Array(Type.String({ minLength: 1, maxLength: 120 }), { maxItems: 50 })),
  clause: Type.String({ minLength: 1, maxLength: 200 }),
  /** True when the region is silent on this gate and it is taken over from `base`. */
  fromBase: Type.Optional(Type.Boolean()),
}, { additionalProperties: false });

export type Gate = Static<typeof gateRule>;

/** The gate's key within a regulation, for example `paper:livingConditionsReport`. */
export function gateKey(gate: Pick<Gate, 'gate' | 'type'>): string {
  return gate.type === undefined ? gate.gate : `${gate.gate}:${gate.type}`;
}
