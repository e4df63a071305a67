import type { FastifyInstance } from 'fastify';
import type { Role } from '../../src/operations/context.ts';

/** What a test may say about a token; the rest is made up to suit the role. */
export interface TokenWish {
  clientId?: string;
  organisationId?: string;
  region?: string;
  municipality?: string;
  /** The person that a curator's token speaks for. */
  specialistId?: string;
}

export const TEST_REGION = 'tatarstan';
export const TEST_MUNICIPALITY = 'Казань';
/** An organisation that no test stores anything for unless it says so. */
export const TEST_ORGANISATION = '01990000-0000-7000-8000-000000000001';

/** A specialist of nobody's. */
export const TEST_SPECIALIST = '01990000-0000-7000-8000-000000000002';

const ofOrganisation: readonly Role[] = ['curator', 'head', 'council', 'integration', 'partner', 'resourceCentre'];

/** A token signed by the app's own key, for a role and a scope. */
export function tokenFor(app: FastifyInstance, role: Role, wish: TokenWish = {}): string {
  return app.signToken({
    clientId: wish.clientId ?? `test-${role}`,
    role,
    region: wish.region ?? TEST_REGION,
    ...(role === 'commission' ? { municipality: wish.municipality ?? TEST_MUNICIPALITY } : {}),
    ...(role === 'curator' ? { specialistId: wish.specialistId ?? TEST_SPECIALIST } : {}),
    ...(ofOrganisation.includes(role) ? { organisationId: wish.organisationId ?? TEST_ORGANISATION } : {}),
  });
}
