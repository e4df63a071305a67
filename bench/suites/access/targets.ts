import type { Kysely } from 'kysely';
import { newId } from '../../../src/db/new-id.ts';
import type { Database } from '../../../src/db/schema.ts';
import type { TokenGrant } from '../../../src/operations/issue-token.ts';
import { seededRandom, shuffled } from '../../statistics.ts';

/** A running case that is asked for, and by whom. */
export interface Target {
  caseId: string;
  familyId: string;
  organisationId: string;
  head: string;
  curator: string;
}

/** What is asked for, in a random order that is always the same, and the clients that ask. */
export interface Targets {
  targets: Target[];
  grants: TokenGrant[];
}

/** So many providers are asked for, so that caches of the service and of PostgreSQL do not hold one provider only. */
const MOST_PROVIDERS = 128;
const SEED = 20_260_302;

/** Chooses providers evenly over the whole database and registers a client for each head and each curator. */
export async function chooseTargets(owner: Kysely<Database>): Promise<Targets> {
  const providers = await owner.selectFrom('organisation').select(['id', 'region']).where('kind', '=', 'provider').orderBy('id').execute();
  const stride = Math.max(1, providers.length / MOST_PROVIDERS);
  const chosen = providers.filter((_, index) => Math.floor(index / stride) !== Math.floor((index - 1) / stride)).slice(0, MOST_PROVIDERS);
  const cases = await owner.selectFrom('support_case').select(['id', 'family_id', 'organisation_id', 'curator_id'])
    .where('organisation_id', 'in', chosen.map(({ id }) => id)).where('status', '=', 'active').where('curator_id', 'is not', null)
    .orderBy('organisation_id').orderBy('opened_on').orderBy('family_id').execute();
  const targets = cases.map((row): Target => ({
    caseId: row.id, familyId: row.family_id, organisationId: row.organisation_id,
    head: `bench-head-${row.organisation_id}`, curator: `bench-curator-${row.curator_id ?? ''}`,
  }));
  const grants = clientsOf(cases.map((row) => ({ organisationId: row.organisation_id, curatorId: row.curator_id ?? '' })));
  await register(owner, grants);
  return { targets: shuffled(targets, seededRandom(SEED)), grants };
}

function clientsOf(cases: readonly { organisationId: string; curatorId: string }[]): TokenGrant[] {
  const grants = new Map<string, TokenGrant>();
  for (const { organisationId, curatorId: specialistId } of cases) {
    const [head, curator] = [`bench-head-${organisationId}`, `bench-curator-${specialistId}`];
    grants.set(head, { clientId: head, role: 'head', region: 'tatarstan', organisationId });
    grants.set(curator, { clientId: curator, role: 'curator', region: 'tatarstan', organisationId, specialistId });
  }
  return [...grants.values()];
}

/** Nobody asks for a token with a secret here: the service signs them, so the clients have none that fits. */
async function register(owner: Kysely<Database>, grants: readonly TokenGrant[]): Promise<void> {
  await owner.insertInto('api_client').values(grants.map(({ clientId, role, region, organisationId, specialistId }) => ({
    client_id: clientId, secret_hash: newId(), role, region: region ?? null, municipality: null, organisation_id: organisationId ?? null,
    specialist_id: specialistId ?? null, demo: false, created_at: '2026-03-02T09:00:00.000Z', name: null,
  }))).execute();
}
