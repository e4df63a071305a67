import { Type, type Static } from 'typebox';
import { Compile } from 'typebox/compile';
import { roles, type Caller, type Role } from '../../operations/context.ts';

const ID = '^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$';
const NAME = '^[^\\u0000-\\u001f]{1,200}$';

/** The claims of an access token that the service reads, ours or an outside issuer's. */
const Claims = Type.Object({
  iss: Type.String(),
  sub: Type.String({ pattern: NAME }),
  iat: Type.Number(),
  exp: Type.Number(),
  role: Type.Enum([...roles]),
  region: Type.Optional(Type.String({ pattern: NAME })),
  municipality: Type.Optional(Type.String({ pattern: NAME })),
  organisation_id: Type.Optional(Type.String({ pattern: ID })),
  specialist_id: Type.Optional(Type.String({ pattern: ID })),
});
export type TokenClaims = Static<typeof Claims>;

const claimsCheck = Compile(Claims);

/** The claims, if they have the right shape. */
export function claimsOf(payload: unknown): TokenClaims | undefined {
  return claimsCheck.Check(payload) ? payload : undefined;
}

/**
 * Who calls, by the claims; undefined when the scope that the role needs is not in them. A client of an outside
 * issuer is named with its issuer, so that it never passes for one of ours.
 */
export function callerOf(claims: TokenClaims, isOurs: boolean): Caller | undefined {
  const scope = scopeOf(claims.role, claims);
  const clientId = isOurs ? claims.sub : `${claims.iss}|${claims.sub}`;
  const specialistId = claims.specialist_id?.toLowerCase();
  if (scope === undefined) return undefined;
  return { clientId, role: claims.role, scope, ...(specialistId === undefined ? {} : { specialistId }) };
}

function scopeOf(role: Role, claims: TokenClaims): Caller['scope'] | undefined {
  const { region, municipality } = claims;
  const organisationId = claims.organisation_id?.toLowerCase();
  const specialistId = claims.specialist_id?.toLowerCase();
  switch (role) {
    case 'curator':
      if (organisationId === undefined || specialistId === undefined) return undefined;
      return { kind: 'curator', organisationId, specialistId };
    case 'head':
    case 'council':
    case 'integration':
      return organisationId === undefined ? undefined : { kind: 'organisation', organisationId };
    case 'partner':
      return organisationId === undefined ? undefined : { kind: 'partner', organisationId };
    case 'resourceCentre':
      if (region === undefined || organisationId === undefined) return undefined;
      return { kind: 'centre', region, organisationId };
    case 'commission':
      if (region === undefined || municipality === undefined) return undefined;
      return { kind: 'municipality', region, municipality };
    case 'ministry':
    case 'admin':
      return region === undefined ? undefined : { kind: 'region', region };
  }
}
