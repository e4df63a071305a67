import jwt from '@fastify/jwt';
import type { FastifyInstance } from 'fastify';
import { randomUUID } from 'node:crypto';
import type { Clock } from '../../clock.ts';
import type { SigningKeys } from '../../keys.ts';
import type { TokenGrant } from '../../operations/issue-token.ts';

/** How long an access token lives, in seconds. */
export const TOKEN_LIFE = 15 * 60;

/** Who we are to those who read our tokens. */
export interface TokenSettings {
  issuer: string;
  audience: string;
  keys: SigningKeys;
  clock: Clock;
}

declare module 'fastify' {
  interface FastifyInstance {
    /** A signed access token (RFC 9068) for a grant. */
    signToken(grant: TokenGrant): string;
  }
}

/** Signs our access tokens with the private key; `app.jwt` verifies them and others. */
export async function useTokens(app: FastifyInstance, { issuer, audience, keys, clock }: TokenSettings): Promise<void> {
  await app.register(jwt, {
    secret: { private: keys.privateKeyPem, public: keys.publicKeyPem },
    sign: {
      algorithm: keys.algorithm,
      iss: issuer,
      aud: audience,
      kid: keys.kid,
      header: { alg: keys.algorithm, typ: 'at+jwt' },
    },
  });
  app.decorate('signToken', (grant: TokenGrant) => {
    const iat = seconds(clock.now());
    return app.jwt.sign({ ...claims(grant), iat, exp: iat + TOKEN_LIFE, jti: randomUUID() });
  });
}

function claims(grant: TokenGrant): Record<string, string> {
  return {
    sub: grant.clientId,
    client_id: grant.clientId,
    role: grant.role,
    ...(grant.region === undefined ? {} : { region: grant.region }),
    ...(grant.municipality === undefined ? {} : { municipality: grant.municipality }),
    ...(grant.organisationId === undefined ? {} : { organisation_id: grant.organisationId }),
    ...(grant.specialistId === undefined ? {} : { specialist_id: grant.specialistId }),
  };
}

/** An instant as whole seconds since 1970, the way tokens count. */
export function seconds(instant: string): number {
  return Math.floor(Date.parse(instant) / 1000);
}
